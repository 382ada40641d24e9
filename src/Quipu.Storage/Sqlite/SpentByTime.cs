using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Which sentences are over by time alone, as rules of their country reckon it from their day and length. Of one that is to be hidden a person must have accepted the sentence.</summary>
sealed class SpentByTime(Writing writing)
{
    sealed record Sentence(long Key, long Subject, long Document, ReviewState Review, Claim Claim);

    Session Db => writing.Db;

    /// <summary>The day of a claim; null: none was reckoned.</summary>
    internal static ReckonedLapse? Of(Session db, long claim) =>
        db.One("select rule, served, day from reckoned where claim = ?1", r => new ReckonedLapse(r.GetString(0), DayNumber.Day(r.GetInt32(1)), DayNumber.Day(r.GetInt32(2))), claim);

    /// <summary>A day has come since the last time.</summary>
    internal static bool IsDue(Writing writing) =>
        writing.Db.Number("select 1 from reckoned r where r.hides = 1 and r.day < ?1 and not exists (select 1 from spent s where s.claim = r.claim) limit 1", Today(writing)) is not null;

    /// <summary>Reckons anew, for everybody or one subject; the convictions that are hidden by it today, with their rules.</summary>
    internal IReadOnlyList<(long Claim, string Rule)> Settle(Func<long, string?> countryOf, long? subject)
    {
        if (subject is { } who) Db.Run("delete from reckoned where claim in (select key from claim where subject_canon = ?1)", who);
        else Db.Run("delete from reckoned");
        var hidden = new List<(long, string)>();
        var rules = SpentRules.All.Where(r => r.Checked && r.ByTime != TimeEffect.None).ToLookup(r => r.Country, StringComparer.Ordinal);
        foreach (var sentence in Sentences(subject))
            if (SentenceTerm.Served(sentence.Claim) is { } served && countryOf(sentence.Key) is { } country)
                foreach (var rule in rules[country].Take(1)) hidden.AddRange(Reckon(sentence, rule, served));
        return hidden;
    }

    IEnumerable<(long, string)> Reckon(Sentence sentence, SpentRule rule, DateOnly served)
    {
        var until = served.AddYears(rule.Years);
        var hides = rule.ByTime == TimeEffect.Hide && sentence.Review is ReviewState.Accepted or ReviewState.Corrected;
        foreach (var claim in hides ? OfCase(sentence) : [sentence.Key])
        {
            Db.Run("insert or ignore into reckoned (claim, rule, served, day, hides) values (?1, ?2, ?3, ?4, ?5)", claim, rule.Name, DayNumber.Of(served), DayNumber.Of(until), hides ? 1 : 0);
            if (hides && DayNumber.Of(until) < Today(writing)) yield return (claim, rule.Name);
        }
    }

    // The conviction that the sentence is of: of the same party, in the same article or about the same matter, and not of a later day.
    List<long> OfCase(Sentence sentence) => Db.List(
        $"""
        select c.key from claim c where c.subject_canon = ?1 and c.type = {(int)ClaimType.Proceeding} and c.stage in ({(int)Stage.Convicted}, {(int)Stage.Sentenced}) and c.negated = 0
            and (c.key = ?2 or c.same = (select same from claim where key = ?2)
                or (c.document = ?3 and c.stage = {(int)Stage.Convicted})
                or (c.stage = {(int)Stage.Convicted} and exists (select 1 from about a join about b on b.target = a.target where a.claim = c.key and b.claim = ?2)))
            and (c.low is null or c.low <= (select coalesce(high, low) from claim where key = ?2))
        order by c.key
        """,
        r => r.GetInt64(0), sentence.Subject, sentence.Key, sentence.Document);

    List<Sentence> Sentences(long? subject) => Db.List(
        $"""
        select c.key, c.subject_canon, c.document, c.review, coalesce(b.corrected, b.body) from claim c join claim_body b on b.key = c.key
        where c.type = {(int)ClaimType.Proceeding} and c.stage in ({(int)Stage.Sentenced}, {(int)Stage.Convicted}) and c.negated = 0 and c.modality = {(int)Modality.Stated}
            and c.subject_canon {(subject is null ? "is not null" : "= ?1")} and c.review <> {(int)ReviewState.Rejected} and c.low is not null
        order by c.key
        """,
        r => new Sentence(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), (ReviewState)r.GetInt32(3), ClaimJson.Read(r.GetString(4))),
        subject is { } who ? [who] : []);

    static int Today(Writing writing) => DayNumber.Of(DateOnly.FromDateTime(new DateTime(writing.Now, DateTimeKind.Utc)));
}
