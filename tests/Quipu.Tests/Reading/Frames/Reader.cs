using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Tests.Reading.Frames;

/// <summary>Reads a text as one paragraph a line, and prints claims in the short form that tests compare.</summary>
static class Reader
{
    static readonly FrameReader Frames = new();

    internal static DocumentReading Read(string text, Language language, string? published = "2031-05-02") => Frames.Read(Document(text, language, published));

    internal static Document Document(string text, Language language, string? published = "2031-05-02")
    {
        var capture = new CaptureId(ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(text)));
        var blocks = ImmutableArray.CreateBuilder<Block>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            blocks.Add(new(new(at, end), BlockKind.Paragraph));
            at = end;
        }

        return new()
        {
            Id = DocumentId.From(capture, 0, text),
            Capture = capture,
            Text = text,
            Blocks = blocks.ToImmutable(),
            Language = language,
            Format = "text/1",
            Published = PartialDate.TryParse(published, out var date) ? date : null,
        };
    }

    /// <summary><c>proceeding arrested negated A -> B | stated | C</c>.</summary>
    internal static string Short(DocumentReading reading, Claim claim)
    {
        var names = reading.Entities.ToDictionary(e => e.Id, e => e.Name);
        var words = new List<string> { claim.Type.Wire() };
        if ((claim.Stage?.Wire() ?? claim.LawStage?.Wire() ?? claim.Kind?.Wire() ?? claim.Stance?.Wire() ?? claim.Direction?.Wire()) is { } detail) words.Add(detail);
        if (claim.Negated) words.Add("negated");
        if (claim.Ended) words.Add("ended");
        words.Add($"{Name(claim.Subject)} -> {Name(claim.Object)} | {claim.Modality.Wire()}");
        foreach (var speaker in claim.Attribution) words.Add($"| {Name(speaker)}");
        return string.Join(' ', words);

        string Name(Party? party) => party is null ? "-" : names[party.Entity];
    }

    internal static ImmutableArray<string> Short(DocumentReading reading) => [.. reading.Claims.Select(c => Short(reading, c))];
}
