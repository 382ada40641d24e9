using Quipu.Reading;

namespace Quipu.Cli.Runs;

/// <summary>Who reads: one instance for the process, since its lexicons take a moment to load.</summary>
static class Readers
{
    internal static IReader Frames { get; } = new FrameReader();
}
