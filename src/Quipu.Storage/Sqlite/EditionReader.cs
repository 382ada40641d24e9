using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Publishing.Editions;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads which editions were made, and what became of their claims.</summary>
sealed class EditionReader(Session db, Viewer viewer)
{
    internal ImmutableArray<EditionRow> All() =>
    [
        .. db.List(
            $"""
            select e.id, e.name, e.version, e.dataset, e.day, e.sequence, e.at, e.who, e.file, e.sha256, e.counts,
                (select count(*) from edition_claim m where m.edition = e.key and m.claim not in (select id from claim)),
                (select count(*) from edition_claim m join claim c on c.id = m.claim where m.edition = e.key and c.review = {(int)ReviewState.Rejected})
            from edition e order by e.at desc, e.key desc
            """,
            Read).Where(e => viewer.Sees(e.Dataset)),
    ];

    internal ImmutableArray<EditionClaim> Claims(EditionId id) => All().All(e => e.Id != id) ? [] :
    [
        .. db.List(
            "select m.claim, m.document, m.hash from edition_claim m join edition e on e.key = m.edition where e.id = ?1 order by m.claim",
            r => new EditionClaim(new(r.GetString(0)), new(r.GetString(1)), r.GetString(2)), id.Value),
    ];

    static EditionRow Read(Row r) => new(
        new(r.GetString(0)), r.GetString(1), r.GetString(2), new(r.GetString(3)), DateOnly.ParseExact(r.GetString(4), "yyyy-MM-dd", CultureInfo.InvariantCulture), r.GetInt64(5), JudgementWriter.Time(r.GetInt64(6)),
        r.GetString(7), r.GetString(8), r.GetString(9), JsonSerializer.Deserialize<EditionCounts>(r.GetString(10))!)
    {
        Gone = r.GetInt32(11),
        Rejected = r.GetInt32(12),
    };
}
