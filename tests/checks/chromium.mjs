// Debian's Chromium, started the way it keeps quiet on the network.
import puppeteer from 'puppeteer-core';

/** A fresh browser; close it when done. */
export const launch = () => puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});
