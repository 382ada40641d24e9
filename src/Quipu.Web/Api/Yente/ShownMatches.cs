using Quipu.Exports;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu.Web.Api.Yente;

/// <summary>Somebody who may be meant, as an answer tells of them, with the score of what it tells.</summary>
sealed record ShownMatch(EntityRecord Record, Match Match);

/// <summary>
/// Who is meant, of those only of whom an answer may tell. Whom it may not tell of takes nobody's place, and what it may not tell of somebody is no reason of their score.
/// </summary>
/// <param name="proposals">The answer tells what nobody accepted too: everything that the index compares.</param>
sealed class ShownMatches(Desk desk, EntityRecords records, bool proposals)
{
    /// <summary>Matches that are looked through at most.</summary>
    const int Most = 500;

    /// <summary>Where too few may be told of, so many times as many are asked for.</summary>
    const int Step = 4;

    /// <summary>The surest first; equals in order of their ids.</summary>
    /// <param name="keep">Which of them are wanted; null: all.</param>
    internal List<ShownMatch> Find(Party query, MatchAsked asked, Func<EntityRecord, bool>? keep = null)
    {
        for (var limit = asked.Limit; ; limit = Math.Min(limit * Step, Most))
        {
            var found = desk.Matching.Find(desk.Viewer, query, asked with { Limit = limit });
            var shown = found.Select(f => Shown(query, asked, f)).OfType<ShownMatch>().Where(s => keep?.Invoke(s.Record) != false)
                .OrderByDescending(s => s.Match.Score).ThenBy(s => s.Record.Id).Take(asked.Limit).ToList();
            // Left out, a name can only take from a score: nobody further down comes before the last one shown.
            var isSettled = shown.Count == asked.Limit && shown[^1].Match.Score >= found[^1].Match.Score;
            if (isSettled || found.Length < limit || limit >= Most) return shown;
        }
    }

    /// <summary>Null where nothing of them may be told, or what may does not suffice.</summary>
    ShownMatch? Shown(Party query, MatchAsked asked, MatchFound found)
    {
        if (records.Find(found.Id) is not { } record) return null;
        if (proposals) return new(record, found.Match);
        var match = asked.Algorithm.Compare(query, Party.Of(record.Entity));
        return match.Score > 0 && match.Score >= asked.Least ? new(record, match) : null;
    }
}
