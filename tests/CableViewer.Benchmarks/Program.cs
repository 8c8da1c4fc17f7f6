using BenchmarkDotNet.Running;
using CableViewer.Benchmarks;
using CableViewer.Benchmarks.Generator;

switch (args)
{
    case ["generate", .. var rest]: return await GenerateCommand.RunAsync(rest);
    case ["parse", .. var rest]: return await ParseCommand.RunAsync(rest);
    case ["lost-words", .. var rest]: return await LostWordsCommand.RunAsync(rest);
    case ["hostile", .. var rest]: return HostileCommand.Run(rest);
    case ["read", .. var rest]: return await ReadCommand.RunAsync(rest);
    case ["search", .. var rest]: return await SearchCommand.RunAsync(rest);
    case ["serve", .. var rest]: return await ServeCommand.RunAsync(rest);
    case ["import", .. var rest]: return await ImportCommand.RunAsync(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
