using System.Runtime.InteropServices;

namespace CableViewer.Web.Hosting;

/// <summary>The memory of the C library, in which SQLite, Brotli and the runtime itself keep what is theirs.</summary>
internal static class NativeHeap
{
    // M_ARENA_MAX in the malloc.h of glibc.
    private const int MostArenas = -8;

    private delegate int SetOption(int option, int value);

    /// <summary>
    /// Lets all threads share a few heaps. Otherwise glibc gives up to eight a core one of its own, and none gives back what only it once
    /// needed. Does nothing where the C library is another. To be called early: heaps that are there stay.
    /// </summary>
    public static void Share(int heaps)
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out nint library)) return;
        if (NativeLibrary.TryGetExport(library, "mallopt", out nint function))
            Marshal.GetDelegateForFunctionPointer<SetOption>(function)(MostArenas, heaps);
    }
}
