using System.Text;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Tests.Documents;

/// <summary>Parses bytes as the ingest does.</summary>
static class Parsing
{
    internal static List<Parsed> Parse(string location, byte[] bytes, Metadata? sidecar = null) =>
        [.. Formats.Parse(new(new(new(ContentHash.Sha256(bytes)), bytes.Length, location, DateTimeOffset.UnixEpoch), bytes, sidecar), CancellationToken.None)];

    internal static Document Document(string location, byte[] bytes, Metadata? sidecar = null) => ((Parsed.Readable)Parse(location, bytes, sidecar).Single()).Document;

    internal static Document Document(string location, string text, Metadata? sidecar = null) => Document(location, Encoding.UTF8.GetBytes(text), sidecar);

    internal static string Reason(string location, byte[] bytes) => ((Parsed.Unreadable)Parse(location, bytes).Single()).Reason;

    /// <summary>The blocks as <c>Kind: words</c>, line breaks as a slash.</summary>
    internal static string[] Blocks(Document document) => [.. document.Blocks.Select(b => $"{b.Kind}: {b.At.Of(document.Text).ReplaceLineEndings("/")}")];

    internal static string ReadText(Document document) => string.Join('\n', document.Blocks.Where(b => !b.IsBoilerplate).Select(b => b.At.Of(document.Text)));
}
