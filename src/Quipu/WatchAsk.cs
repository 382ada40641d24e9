using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Sources.Grades;
using Quipu.Watches;

namespace Quipu;

/// <summary>A question of a watch as stores are asked it: the words of an address read by the same keys as pages read them.</summary>
public sealed class WatchAsk
{
    static readonly HashSet<string> _claimKeys = new(StringComparer.Ordinal)
    {
        "q", "type", "modality", "stage", "review", "entity", "speaker", "document", "party", "from", "to", "sureness", "kind", "reliability", "credibility", "source", "alone", "dataset", "publisher", "language",
    };

    static readonly HashSet<string> _findingKeys = new(StringComparer.Ordinal) { "pattern", "finding", "party", "kind", "status", "private" };
    static readonly HashSet<string> _nameKeys = new(StringComparer.Ordinal) { "file", "name", "threshold", "dataset" };

    readonly WatchQuestion _question;

    WatchAsk(WatchQuestion question) => _question = question;

    /// <summary>A word that no such question takes; null: all were understood.</summary>
    public WatchTerm? Unread { get; private set; }

    /// <summary>Claims that answer; null: none does.</summary>
    public ClaimQuery? Claims { get; private init; }

    /// <summary>Documents that answer; null: none does.</summary>
    public DocumentQuery? Documents { get; private init; }

    /// <summary>Findings that answer; null: none does, or one by its id.</summary>
    public FindingQuery? Findings { get; private init; }

    /// <summary>The one finding that is watched.</summary>
    public FindingId? Finding => _question.Kind == WatchKind.Findings && _question["finding"] is { } id ? new FindingId(id) : null;

    /// <summary>The table whose names are looked for.</summary>
    public TableFile? Table => _question.Kind == WatchKind.Names && _question["file"] is { } file ? new TableFile(new(file), _question["name"] ?? "table.csv") : null;

    /// <summary>Of names: the least score of a match, as a share; null: the workspace's.</summary>
    public double? Threshold => int.TryParse(_question["threshold"], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent / 100.0 : null;

    /// <summary>Only of this dataset.</summary>
    public DatasetName? Dataset => _question["dataset"] is { } name ? new DatasetName(name) : null;

    /// <summary>Whether a claim is of the documents that are asked for.</summary>
    public bool IsOf(DocumentHead document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return (_question["publisher"] is not { } publisher || document.Publisher == publisher)
            && (_question["language"] is not { } language || document.Language.Code == language);
    }

    /// <summary>Reads a question.</summary>
    public static WatchAsk Of(WatchQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var reader = new WatchAsk(question);
        if (question.IsForgotten) return reader;
        var known = question.Kind switch { WatchKind.Names => _nameKeys, WatchKind.Findings => _findingKeys, _ => _claimKeys };
        reader.Unread = question.Terms.FirstOrDefault(t => !known.Contains(t.Key));
        var claims = question.Kind is WatchKind.Search or WatchKind.Claims or WatchKind.Entity ? reader.ReadClaims() : null;
        return new(question)
        {
            Claims = claims,
            Documents = question.Kind == WatchKind.Search && claims is { Text: { } text } && reader.IsOfDocuments ? new(text, question["publisher"], question["language"] is { } code ? new Language(code) : null) : null,
            Findings = question.Kind switch { WatchKind.Findings => reader.ReadFindings(), WatchKind.Entity => new() { Party = new(question["entity"] ?? "") }, _ => null },
            Unread = reader.Unread,
        };
    }

    // What is asked of claims alone, no document answers.
    bool IsOfDocuments => _question.Terms.All(t => t.Key is "q" or "publisher" or "language" or "dataset");

    ClaimQuery ReadClaims() => new()
    {
        Text = _question["q"],
        Types = Words<ClaimType>("type"),
        Modalities = Words<Modality>("modality"),
        Stages = Words<Stage>("stage"),
        Reviews = Words<ReviewState>("review"),
        Entity = _question["entity"] is { } entity ? new EntityId(entity) : null,
        Speaker = _question["speaker"] is { } speaker ? new EntityId(speaker) : null,
        Document = _question["document"] is { } document ? new DocumentId(document) : null,
        PartyOnly = _question["party"] is "1" or "true" or "on",
        From = Date("from"),
        To = Date("to"),
        LeastSureness = Number("sureness"),
        Dataset = Dataset,
        Graded = Grades(),
    };

    FindingQuery ReadFindings() => new()
    {
        Pattern = _question["pattern"],
        Party = _question["party"] is { } party ? new EntityId(party) : null,
        IsLead = _question["kind"] is { } kind ? kind == "lead" ? true : kind == "finding" ? false : Refuse<bool>("kind") : null,
        Status = Words<FindingStatus>("status") is [var status, ..] ? status : null,
        Private = _question["private"] is { } hidden ? hidden is "1" or "true" or "on" : null,
    };

    GradeFilter? Grades()
    {
        var filter = new GradeFilter
        {
            Kinds = Words<SourceKind>("kind"),
            Reliabilities = Marks<Reliability>("reliability", Admiralty.TryRead),
            Credibilities = Marks<Credibility>("credibility", Admiralty.TryRead),
            Source = _question["source"] is { } source ? new SourceId(source) : null,
            Alone = _question["alone"] is "1" or "true" or "on",
        };
        return filter.IsEmpty ? null : filter;
    }

    delegate bool Reading<T>(string word, out T value);

    ImmutableArray<T> Marks<T>(string key, Reading<T> read)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var word in _question.Many(key))
            if (read(word, out var value)) found.Add(value);
            else Refuse<T>(key);
        return found.ToImmutable();
    }

    ImmutableArray<T> Words<T>(string key) where T : struct, Enum => Marks<T>(key, Wires.TryRead);

    PartialDate? Date(string key) => _question[key] is not { } text ? null : PartialDate.TryParse(text, out var date) ? date : Refuse<PartialDate>(key);

    int? Number(string key) => _question[key] is not { } text ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Refuse<int>(key);

    T? Refuse<T>(string key)
    {
        Unread ??= _question.Terms.First(t => t.Key == key);
        return default;
    }
}
