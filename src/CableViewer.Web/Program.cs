using CableViewer.Web.Commands;

return await CommandLine.RunAsync(args);
