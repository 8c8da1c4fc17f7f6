#!/usr/bin/env bash
# Takes the pictures of docs/screenshots anew, from the fictional sample archive. Needs what ./test needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
CABLEVIEWER_SCREENSHOTS="${1:-docs/screenshots}" dotnet test tests/CableViewer.Browser.Tests --filter ScreenshotTests -v quiet -nologo
