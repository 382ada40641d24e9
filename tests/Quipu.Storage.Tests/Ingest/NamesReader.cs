using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>A reader that is quick and plain: two capitalised words are a person, and the first two persons of a document are associates. Told words make it fail.</summary>
sealed partial class NamesReader : IReader
{
    int _reads;

    public string Name => "names/1";

    /// <summary>How often it was asked.</summary>
    internal int Reads => _reads;

    /// <summary>Cured: words that made it fail no longer do.</summary>
    internal bool IsCured { get; set; }

    internal Action<int>? OnRead { get; set; }

    public DocumentReading Read(Document document)
    {
        var reads = Interlocked.Increment(ref _reads);
        OnRead?.Invoke(reads);
        if (!IsCured && document.Text.Contains("POISON", StringComparison.Ordinal)) throw new InvalidOperationException("bitter.");
        if (!IsCured && document.Text.Contains("ENDLESS", StringComparison.Ordinal)) Thread.Sleep(TimeSpan.FromSeconds(20));
        var names = FullName().Matches(document.Text).DistinctBy(m => m.Value).Select(m => new Span(m.Index, m.Index + m.Length)).ToList();
        ImmutableArray<LocalEntity> people = [.. names.Select(at => new LocalEntity
        {
            Id = EntityId.Local(document.Id, EntityType.Person, at), Document = document.Id, Type = EntityType.Person, Name = at.Of(document.Text), Mentions = [new(at, at.Of(document.Text), MentionKind.Name)],
        })];
        if (names.Count < 2) return new(document.Id, Name, people, []);
        var quote = names[0].Cover(names[1]);
        var words = document.Text.Contains("MISQUOTE", StringComparison.Ordinal) ? "other words" : quote.Of(document.Text);
        return new(document.Id, Name, people,
        [
            new()
            {
                Id = ClaimId.From(document.Id, ClaimType.AssociateOf, quote, quote, names[0], names[1]), Document = document.Id, Type = ClaimType.AssociateOf, Subject = new(people[0].Id, names[0]),
                Object = new(people[1].Id, names[1]), Modality = Modality.Alleged, Quote = new(quote, words), Trigger = quote, Reader = Name, Sureness = 500,
            },
        ]);
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+ [A-Z][a-z]+\b")]
    private static partial Regex FullName();
}
