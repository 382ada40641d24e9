using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network;
using Quipu.Search;
using Quipu.Sources.Grades;
using Quipu.Web.Wording;

namespace Quipu.Web;

/// <summary>What an address asks for, read with care: a word it does not know becomes one clear sentence, for page and data alike.</summary>
public sealed class Asked(IQueryCollection query, Words words)
{
    /// <summary>Rows on a page of a list when nobody says otherwise.</summary>
    const int Rows = 50;

    /// <summary>What is wrong with the address, in one sentence; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Says that a value of the address is not one to be answered; the first fault counts.</summary>
    internal void Refuse(string sentence, params ReadOnlySpan<object?> values) => Fault ??= words.Of(sentence, values);

    /// <summary>Says that a word of the address is none of those that a key takes.</summary>
    internal void RefuseWord(string word, string key, string known) => Fault ??= words.Of("asked.word", word, key, known);

    /// <summary>An id from a path: a slash in it stays escaped on its way here.</summary>
    internal static EntityId Id(string part) => new(part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));

    public string? Text(string key) => query[key].ToString().Trim() is { Length: > 0 } text ? Bounded(key, text) : null;

    public bool Flag(string key) => query[key].ToString() is "1" or "true" or "on";

    /// <summary>Every value of a vocabulary that the key names, repeated or divided by commas.</summary>
    public ImmutableArray<T> Many<T>(string key) where T : struct, Enum
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var word in query[key].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            if (Wires.TryRead<T>(word, out var value)) found.Add(value);
            else Fault ??= words.Of("asked.word", word, key, string.Join(", ", Enum.GetValues<T>().Select(v => v.Wire())));
        return [.. found.Distinct()];
    }

    public T? One<T>(string key) where T : struct, Enum => Many<T>(key) is [var one, ..] ? one : null;

    public PartialDate? Date(string key)
    {
        if (Text(key) is not { } text) return null;
        if (PartialDate.TryParse(text, out var date)) return date;
        Fault ??= words.Of("asked.date", text, key);
        return null;
    }

    public int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault ??= words.Of("asked.number", text, key, least, most);
        return otherwise;
    }

    /// <summary>Which page of a list: <c>page</c> from 1, <c>rows</c> a page.</summary>
    public Paging Paging(string key = "page", int rows = Rows)
    {
        var size = Number("rows", rows, 1, 500);
        return new((Number(key, 1, 1, 1_000_000) - 1) * size, size);
    }

    /// <summary>The claims asked for. The same words filter the page of claims, the search and their data.</summary>
    public ClaimQuery Claims() => new()
    {
        Text = Text("q"),
        Types = Many<ClaimType>("type"),
        Modalities = Many<Modality>("modality"),
        Stages = Many<Stage>("stage"),
        Reviews = Many<ReviewState>("review"),
        Entity = Text("entity") is { } entity ? new EntityId(entity) : null,
        Speaker = Text("speaker") is { } speaker ? new EntityId(speaker) : null,
        Document = Text("document") is { } document ? new DocumentId(document) : null,
        PartyOnly = Flag("party"),
        Spent = Flag("spent"),
        From = Date("from"),
        To = Date("to"),
        LeastSureness = Text("sureness") is null ? null : Number("sureness", 0, 0, 1000),
        Graded = Grades(),
        Order = One<ClaimOrder>("order") ?? ClaimOrder.Published,
    };

    /// <summary>Where documents and claims come from: kinds, letters and numbers of the Admiralty scale, a source. Null where nothing is asked.</summary>
    public GradeFilter? Grades()
    {
        var filter = new GradeFilter
        {
            Kinds = Many<SourceKind>("kind"),
            Reliabilities = Marks("reliability", (string word, out Reliability mark) => Admiralty.TryRead(word, out mark), GradeScale.Reliability),
            Credibilities = Marks("credibility", (string word, out Credibility mark) => Admiralty.TryRead(word, out mark), GradeScale.Credibility),
            Source = Text("source") is { } source ? new SourceId(source) : null,
            Alone = Flag("alone"),
        };
        return filter.IsEmpty ? null : filter;
    }

    delegate bool Reading<T>(string word, out T value);

    ImmutableArray<T> Marks<T>(string key, Reading<T> read, GradeScale scale)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var word in query[key].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            if (read(word, out var value)) found.Add(value);
            else RefuseWord(word, key, string.Join(", ", Grade.Words(scale)));
        return [.. found.Distinct()];
    }

    public EdgeQuery Edges() => new()
    {
        Centres = [.. query["centre"].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(v => new EntityId(v))],
        Hops = Number("hops", 1, 1, 4),
        Types = Many<ClaimType>("type"),
        Modalities = Many<Modality>("modality"),
        Stages = Many<Stage>("stage"),
        AcceptedOnly = Flag("accepted"),
        From = Date("from"),
        To = Date("to"),
        Limit = Number("limit", 80, 2, 500),
    };

    /// <summary>The ties between given parties alone, all of them.</summary>
    internal EdgeQuery Between(ImmutableArray<EntityId> parties) => Edges() with { Centres = parties, Hops = 0, Limit = Math.Max(2, parties.Length) };

    /// <summary>The last days that <c>as_of</c> and <c>known_on</c> may mean: of the world, and of what was known.</summary>
    public (DateOnly? AsOf, DateOnly? KnownOn) Days() => (Date("as_of")?.Latest, Date("known_on")?.Latest);

    /// <summary>Which ties count in a question to the whole network.</summary>
    public TieQuery Ties()
    {
        var (asOf, knownOn) = Days();
        return new()
        {
            Types = Many<ClaimType>("type"),
            Registers = Text("registers") != "0",
            Places = Flag("places"),
            Floor = One<Modality>("floor") ?? Modality.Possible,
            Stages = Many<Stage>("stage"),
            AcceptedOnly = Flag("accepted"),
            AsOf = asOf,
            KnownOn = knownOn,
        };
    }

    string Bounded(string key, string text)
    {
        if (text.Length <= 300) return text;
        Fault ??= words.Of("asked.long", key, 300);
        return text[..300];
    }
}
