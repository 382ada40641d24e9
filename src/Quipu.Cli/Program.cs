using System.Globalization;
using Quipu.Cli;
using Quipu.Cli.Terminal;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var screen = Screen.OfThisProcess();
return await CommandLine.RunAsync(args, screen);
