using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Publishing.Leavings;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what left the workspace: the owner's to know, since what it carried may lie in any dataset.</summary>
sealed class LeavingReader(Session db, Viewer viewer)
{
    const string Columns = "l.id, l.at, l.who, l.act, l.format, l.question, l.sha256, l.package, l.claims, l.findings, l.body";

    bool IsOwner => FindingSight.IsOwner(viewer);

    internal Page<Leaving> Page(LeavingQuery query, Paging paging)
    {
        if (!IsOwner) return Page<Leaving>.Empty;
        var where = new Condition();
        if (query.Act is { } act) where.And("l.act = ?", (int)act);
        if (query.Sha256 is { } hash) where.And("? in (l.sha256, l.package)", hash);
        var total = db.Count($"select count(*) from leaving l where 1{where.Sql}", where.Values);
        var rows = db.List(
            $"select {Columns} from leaving l where 1{where.Sql} order by l.at desc, l.key desc limit ?{where.Next} offset ?{where.Next + 1}", Read, where.With(paging.Limit, paging.Offset));
        return new([.. rows], total, paging.Offset);
    }

    internal Leaving? One(LeavingId id) => IsOwner ? db.One($"select {Columns} from leaving l where l.id = ?1", Read, id.Value) : null;

    internal CarriedClaims Carried(LeavingId id) =>
        IsOwner && db.Value("select c.claims from leaving l join carried c on c.hash = l.carried where l.id = ?1", id.Value) is byte[] packed ? CarriedClaims.Unpack(packed) : CarriedClaims.None;

    internal ImmutableDictionary<long, ClaimState> States(IReadOnlyCollection<long> digests) => !IsOwner ? ImmutableDictionary<long, ClaimState>.Empty
        : digests.Distinct().Select(d => (Digest: d, Text: db.Text("select body from claim_state where digest = ?1", d))).Where(s => s.Text is not null)
            .ToImmutableDictionary(s => s.Digest, s => ClaimState.Read(s.Text!));

    static Leaving Read(Row r)
    {
        using var findings = JsonDocument.Parse(r.GetString(9));
        using var body = JsonDocument.Parse(r.GetString(10));
        return new(new(r.GetString(0)), JudgementWriter.Time(r.GetInt64(1)), r.GetString(2), (LeavingAct)r.GetInt32(3), r.GetString(4), r.GetString(5))
        {
            Sha256 = r.IsDBNull(6) ? null : r.GetString(6),
            Package = r.IsDBNull(7) ? null : r.GetString(7),
            Claims = r.GetInt32(8),
            Findings = [.. findings.RootElement.EnumerateArray().Select(f => new FindingId(f.GetString()!))],
            File = RecordJson.Text(body.RootElement, "file"),
            Url = RecordJson.Text(body.RootElement, "url"),
            Title = RecordJson.Text(body.RootElement, "title"),
            PublishedOn = RecordJson.Text(body.RootElement, "published_on") is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
            IsWhole = !body.RootElement.TryGetProperty("whole", out _),
        };
    }
}
