using System.Globalization;
using System.Text.Json;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps which editions were made: ids, hashes and counts.</summary>
sealed class EditionWriter(Writing writing)
{
    internal void Write(Change.EditionMade made)
    {
        var (db, edition) = (writing.Db, made.Edition);
        if (db.Run(
            "insert or ignore into edition (id, name, version, dataset, day, sequence, at, who, file, sha256, counts) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            edition.Id.Value, edition.Name, edition.Version, edition.Dataset.Value, edition.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), edition.Sequence, edition.At.UtcTicks, edition.By, edition.File,
            edition.Sha256, JsonSerializer.Serialize(edition.Counts)) == 0) return;
        var key = db.LastKey();
        foreach (var claim in made.Claims)
            db.Run("insert into edition_claim (edition, claim, document, hash) values (?1, ?2, ?3, ?4)", key, claim.Claim.Value, claim.Document.Value, claim.Mark);
        writing.Note("edition", "", $"{edition.By}: made the edition {edition.Name}, version {edition.Version}", new(writing.Dataset(edition.Dataset)));
    }
}
