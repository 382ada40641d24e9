using Quipu.Cli.Terminal;

namespace Quipu.Cli.Runs;

static class StatelessReading
{
    internal static ExitCode Print(IReadOnlyList<string> paths, string? folder, Screen screen, CancellationToken cancellation) => ExitCode.Broken;
}
