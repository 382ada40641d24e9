using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Model;
using Quipu.Publishing.Leavings;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps what left the workspace. A row is added and never changed.</summary>
sealed class LeavingWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(Change.Left left)
    {
        var (leaving, packed) = (left.Leaving, left.Carried.Pack());
        if (Db.Number("select 1 from leaving where id = ?1", leaving.Id.Value) is not null) return;
        var hash = ContentHash.Sha256(packed);
        Db.Run("insert or ignore into carried (hash, claims) values (?1, ?2)", hash, packed);
        foreach (var (digest, text) in left.Carried.States) Db.Run("insert or ignore into claim_state (digest, body) values (?1, ?2)", digest, text);
        Db.Run(
            """
            insert into leaving (id, at, who, act, format, question, sha256, package, claims, carried, findings, body)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            leaving.Id.Value, leaving.At.UtcTicks, leaving.By, (int)leaving.Act, leaving.Format, leaving.Question, leaving.Sha256, leaving.Package, left.Carried.Claims.Length, hash,
            ClaimJson.Text(json =>
            {
                json.WriteStartArray();
                foreach (var finding in leaving.Findings) json.WriteStringValue(finding.Value);
                json.WriteEndArray();
            }),
            Body(leaving));
        writing.Note("leaving", leaving.File ?? "", string.Create(CultureInfo.InvariantCulture,
            $"{leaving.By}: {leaving.What}, {left.Carried.Claims.Length} {(left.Carried.Claims.Length == 1 ? "claim" : "claims")}"));
    }

    static string Body(Leaving leaving) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteOptional("file", leaving.File);
        json.WriteOptional("url", leaving.Url);
        json.WriteOptional("title", leaving.Title);
        json.WriteOptional("published_on", IsoTime.Of(leaving.PublishedOn));
        if (!leaving.IsWhole) json.WriteBoolean("whole", false);
        json.WriteEndObject();
    });
}
