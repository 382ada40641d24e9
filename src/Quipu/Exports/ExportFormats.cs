using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources;

namespace Quipu.Exports;

/// <summary>What an export may carry beyond its default.</summary>
public sealed record ExportOptions
{
    public static ExportOptions Default { get; } = new();

    /// <summary>In formats that by default carry only what needs no status: the rest too, each with its status in words in the row itself.</summary>
    public bool IncludeProposals { get; init; }

    /// <summary>In <c>claims</c> and <c>claims-csv</c>: claims too that a person rejected or their outlet retracted, marked as that.</summary>
    public bool IncludeRejected { get; init; }

    /// <summary>When Quipu took a capture and when somebody judged a claim. Off, so that the same records are always the same bytes.</summary>
    public bool WithTimes { get; init; }

    /// <summary>Where in a register a value stands, as the origin of statements that have none of their own: <c>row:SHA-256:number:columns</c>.</summary>
    public bool WithRows { get; init; }

    /// <summary>In <c>bundle</c>: the whole texts that protected sources gave, and not the quotes alone.</summary>
    public bool WithSealedTexts { get; init; }

    /// <summary>Only what this dataset says.</summary>
    public DatasetName? Dataset { get; init; }

    /// <summary>Only claims that this entity is an end of.</summary>
    public EntityId? Entity { get; init; }

    /// <summary>Only these claims; empty: all.</summary>
    public ImmutableArray<ClaimId> Claims { get; init; } = [];

    /// <summary>Where the captures are kept, for a format that carries them.</summary>
    public CaptureFolder? Captures { get; init; }

    /// <summary>What bundles are signed with; null: they leave unsigned.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>Told of each claim that goes in, as it is shown; null: nobody asks.</summary>
    public Action<ShownClaim>? Carried { get; init; }

    /// <summary>For what is published: where a claim stands in law by what a person has reviewed. Null: by all that is on record.</summary>
    internal LeavingClaims? Leaving { get; init; }

    /// <summary>For what is published: heads of documents without what is nobody's business. Null: as they are.</summary>
    internal PublishedHeads? Published { get; init; }

    /// <summary>Every claim that a viewer may see, as this export shows it, in order of id.</summary>
    internal IEnumerable<ShownClaim> Shown(IStore store, Viewer viewer) => Leaving is null && Published is null ? store.AllClaims(viewer) : store.AllClaims(viewer).Select(Of);

    /// <summary>A claim as this export shows it.</summary>
    internal ShownClaim Of(ShownClaim claim) => (Leaving?.Find(claim.Claim.Id) ?? claim) is var shown && Published is { } published ? published.Of(shown) : shown;
}

/// <summary>Why a claim is not in an export.</summary>
public enum Omission
{
    Rejected, NotReviewed, NotStated, Negated, Exonerated, NoForm, NoSecondEnd, Filtered, Retracted, Spent,
}

/// <summary>What an export wrote and what it left out, for the person who asked for it.</summary>
/// <param name="Claims">Claims that are in it.</param>
/// <param name="Rows">Lines, rows, or nodes and edges written.</param>
/// <param name="LeftOut">How many claims are not in it, by reason.</param>
/// <param name="Topics">Risk topics not set although a proceeding would give them, because something later answers it.</param>
public sealed record ExportResult(long Claims, long Rows, ImmutableSortedDictionary<Omission, long> LeftOut, long Topics = 0)
{
    /// <summary>Statements left out because the newest edition of their register has them no more.</summary>
    public long Vanished { get; init; }

    /// <summary>Statements of registers left out because something else was asked for.</summary>
    public long NotAsked { get; init; }

    /// <summary>Captures that a bundle should hold and that are gone or changed; its pages say which.</summary>
    public long Missing { get; init; }

    /// <summary>SHA-256 of a bundle's <c>datapackage.json</c>; null of other formats.</summary>
    public string? Package { get; init; }

    /// <summary>One sentence for each reason, for the terminal; never part of the file, where other tools would stumble over it.</summary>
    public IEnumerable<string> Sentences()
    {
        foreach (var (reason, count) in LeftOut)
            yield return $"{count} {(count == 1 ? "claim" : "claims")} left out: {Because(reason)}.";
        if (Vanished > 0) yield return $"{Vanished} {(Vanished == 1 ? "statement" : "statements")} left out: the newest edition of their register has them no more.";
        if (NotAsked > 0) yield return $"{NotAsked} {(NotAsked == 1 ? "statement" : "statements")} of registers left out: not asked for.";
        if (Missing > 0) yield return $"{Missing} {(Missing == 1 ? "capture" : "captures")} could not be put in: gone or changed; pages/pages.jsonl says which.";
        if (Topics > 0) yield return $"{Topics} risk {(Topics == 1 ? "topic" : "topics")} not set: a later decision answers the proceeding.";
    }

    static string Because(Omission reason) => reason switch
    {
        Omission.Rejected => "a person rejected them",
        Omission.Retracted => "their outlet retracted them",
        Omission.NotReviewed => "proposals of the machine that nobody has reviewed",
        Omission.NotStated => "alleged, denied or possible, which this format carries only on wish",
        Omission.Negated => "they say that something is not so, which this format carries only on wish",
        Omission.Exonerated => "an acquittal, dismissal, annulment or pardon answers them",
        Omission.Filtered => "not asked for",
        Omission.Spent => "convictions that the law of their country no longer lets be shown",
        Omission.NoForm => "this format has no form for them; they are in the export 'claims'",
        _ => "they tie no two entities; they are in the export 'claims'",
    };
}

/// <summary>A way to take records out: one row of the table that the command line and the documents derive from.</summary>
/// <param name="Extension">How a file of it is named, with its dot.</param>
/// <param name="Write">Writes it; sorted by id and the same bytes for the same records.</param>
public sealed record ExportFormat(
    string Name, string Extension, string MediaType, string Description, Func<IStore, Viewer, ExportOptions, Stream, ExportResult> Write);

/// <summary>Every format, in the order that help shows them.</summary>
public static class ExportFormats
{
    public static ImmutableArray<ExportFormat> All { get; } =
    [
        new("ftm", ".ftm.json", "application/x-ndjson", "FollowTheMoney entities, one JSON object to a line: what registers say, and accepted, stated claims with their documents and parties.", Through(FollowTheMoneyLines.Write)),
        new("statements", ".statements.csv", "text/csv", "The same as FollowTheMoney statements, one row for each value.", Through(StatementRows.Write)),
        new("pack", ".pack.csv", "text/csv", "The same in FollowTheMoney's shorter form of statements.", Through(StatementRows.WritePack)),
        new("csv", ".csv.zip", "application/zip", "The same as a table for each schema, for spreadsheets and databases.", SchemaTables.Write),
        new("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "The same as a workbook with a sheet for each schema.", Workbook.Write),
        new("claims", ".claims.jsonl", "application/x-ndjson", "Every claim with all its axes, one JSON object to a line.", Through(ClaimLines.Write)),
        new("claims-csv", ".claims.csv", "text/csv", "Every claim with all its axes, as a table for spreadsheets.", Through(ClaimTable.Write)),
        new("claim-statements", ".claim-statements.csv", "text/csv", "A row for each FollowTheMoney statement that carries a claim, with the claim and its axes.", Through(ClaimTable.WriteByStatement)),
        new("figures", ".figures.csv", "text/csv", "Every figure of registers and of the reporting as a value of a series, one to a row; what the reporting says with all its axes.", Through(FigureTable.Write)),
        new("gexf", ".gexf", "application/gexf+xml", "The network for graph programs (GEXF 1.3): accepted, stated ties with their dates and axes.", Through(Gexf.Write)),
        new("graphml", ".graphml", "application/graphml+xml", "The entities of ftm as a graph (GraphML), each tie with its status.", Through(GraphMl.Write)),
        new("cypher", ".cypher", "application/x-cypher-query", "The same as a script for graph databases.", Through(Cypher.Write)),
        new("neo4j", ".neo4j.zip", "application/zip", "The same as the tables of a graph database's bulk import.", BulkTables.Write),
        new("ntriples", ".nt", "application/n-triples", "The same as RDF.", Through(NTriples.Write)),
        new("prov", ".prov.jsonl", "application/ld+json", "Where every claim comes from (PROV-O, Web Annotation, ClaimReview), one JSON-LD document to a line.", Through(Provenance.Write)),
        new("bundle", ".bundle.zip", "application/zip", "The evidence of the claims: captures, texts, quotes and hashes, laid out as web archives are, with a page to print.", EvidenceBundle.Write),
    ];

    public static ExportFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    // With stand-ins for what may not leave; those that are ZIPs put them into their parts.
    static Func<IStore, Viewer, ExportOptions, Stream, ExportResult> Through(Func<IStore, Viewer, ExportOptions, Stream, ExportResult> write) => (store, viewer, options, to) =>
    {
        using var through = store.StandIns(viewer).Over(to);
        return write(store, viewer, options, through);
    };
}
