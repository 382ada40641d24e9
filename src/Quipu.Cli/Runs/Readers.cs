using Quipu.Documents;
using Quipu.Reading;

namespace Quipu.Cli.Runs;

/// <summary>Who reads.</summary>
static class Readers
{
    internal static IReader Frames { get; } = new NoReader();

    sealed class NoReader : IReader
    {
        public string Name => "none/0";

        public DocumentReading Read(Document document) => new(document.Id, Name, [], []);
    }
}
