using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// The story's clock. An event that is told twice has one date; where a story goes on from a dated event in the simple past, what it tells next happened then too,
/// until it names another time; and the day that opens the story is the day of its news.
/// </summary>
static class Chronology
{
    const int DatelineWords = 7;

    /// <summary>So many sentences after the dated one still tell the same scene.</summary>
    const int SceneRuns = 3;

    /// <summary>The same kind of event goes on for longer: arrest after arrest.</summary>
    const int KindRuns = 6;

    /// <summary>The news stands this near the head of a story.</summary>
    const int Lead = 4;

    /// <summary>News is no older than this many days.</summary>
    const int Fresh = 10;

    internal static void Settle(List<Draft> drafts, Scene[] scenes, Timing?[] timings)
    {
        Once(drafts, scenes);
        Share(drafts);
        GoOn(drafts, scenes, timings, NewsDay(scenes));
        Share(drafts);
        Follow(drafts, scenes);
        Series.Settle(drafts, scenes);
        Terms(drafts, scenes);
    }

    static bool IsEvent(Draft draft) => draft.Type is ClaimType.Incident or ClaimType.Proceeding or ClaimType.ActsAgainst;

    /// <summary>Nobody is killed twice: where a verb tells of a named person's death on a day, a noun that takes it up ("suspects in the killing of X") has
    /// that day, whatever date stands beside it.</summary>
    static void Once(List<Draft> drafts, Scene[] scenes)
    {
        var deaths = new Dictionary<int, (PartialDate? Date, PartialDate? Until)>();
        foreach (var draft in drafts)
            if (IsDeath(draft) && draft.Date is { Day: not null } &&
                scenes[draft.Sentence].IsVerb(draft.TriggerFirst)) deaths.TryAdd(draft.Object!.Value.Entity, (draft.Date, draft.Until));
        foreach (var draft in drafts)
            if (IsDeath(draft) && !scenes[draft.Sentence].IsVerb(draft.TriggerFirst) &&
                deaths.TryGetValue(draft.Object!.Value.Entity, out var told)) (draft.Date, draft.Until) = told;

        bool IsDeath(Draft draft) => draft is { Kind: IncidentKind.Killing, Object: { } victim, Negated: false } &&
            scenes[draft.Sentence].Evidence.Entities[victim.Entity] is { Named: true, Type: EntityType.Person };
    }

    // The same deed to or by the same party: where all that is dated agrees, the rest has that date.
    static void Share(List<Draft> drafts)
    {
        var groups = new Dictionary<(ClaimType, Stage?, IncidentKind?, int, bool), (PartialDate? Date, PartialDate? Until, bool Split)>();
        foreach (var draft in drafts)
        {
            if (!IsEvent(draft) || draft.Date is not { } date) continue;
            var key = KeyOf(draft);
            var known = groups.GetValueOrDefault(key);
            if (known.Date is null) groups[key] = (date, draft.Until, false);
            else if (!known.Date.Value.Agrees(date)) groups[key] = known with { Split = true };
            else if (date.Month is not null && known.Date.Value.Month is null || date.Day is not null && known.Date.Value.Day is null) groups[key] = (date, draft.Until, known.Split);
        }

        foreach (var draft in drafts)
            if (IsEvent(draft) && draft.Date is null && !draft.Negated && groups.TryGetValue(KeyOf(draft), out var known) && !known.Split) (draft.Date, draft.Until) = (known.Date, known.Until);
    }

    static (ClaimType, Stage?, IncidentKind?, int, bool) KeyOf(Draft draft) =>
        draft.Object is { } undergoer ? (draft.Type, draft.Stage, draft.Kind, undergoer.Entity, true) : (draft.Type, draft.Stage, draft.Kind, draft.Subject?.Entity ?? -1 - draft.TriggerFirst, false);

    /// <summary>The day that the head of the story tells, fresh at publication; without a publication date the first full one.</summary>
    static (PartialDate Day, int Sentence)? NewsDay(Scene[] scenes)
    {
        var seen = 0;
        foreach (var scene in scenes)
        {
            if (scene.Sentence.Block is BlockKind.Byline or BlockKind.Caption || scene.Sentence.Count < 4) continue;
            if (seen++ == Lead) break;
            foreach (var date in scene.Evidence.Dates(scene.Sentence.Index))
            {
                if (date.Date is not { Day: not null } day || date.Vague || IsDateline(scene, date)) continue;
                if (scene.Evidence.Document.Published is not { Day: not null } published) return (day, scene.Sentence.Index);
                if (published.Earliest.DayNumber - day.Earliest.DayNumber is >= 0 and <= Fresh) return (day, scene.Sentence.Index);
            }
        }

        return null;
    }

    /// <summary>"LIMA, May 12, 2031 - …", "Antay, 12 mayo (Agencia).- …": the day the story was sent, on which nothing in it need have happened.</summary>
    static bool IsDateline(Scene scene, DateMention date)
    {
        if (date.First - scene.First > DatelineWords) return false;
        for (var i = date.Last + 1; i <= Math.Min(date.Last + DatelineWords, scene.Last); i++)
        {
            if (scene.Tokens[i].Form is "-" or "–" or "—" or "--" or ".-" or "/") return true;
            if (scene.IsVerb(i)) return false;
        }

        return false;
    }

    static void GoOn(List<Draft> drafts, Scene[] scenes, Timing?[] timings, (PartialDate Day, int Sentence)? news)
    {
        var told = new List<Draft>();
        var background = -KindRuns;
        var sentences = drafts.Where(d => IsEvent(d) || d.Type == ClaimType.Figure).ToLookup(d => d.Sentence);
        foreach (var scene in scenes)
        {
            var index = scene.Sentence.Index;
            var dates = scene.Evidence.Dates(index);
            foreach (var draft in sentences[index])
            {
                if (draft.Date is not null || !IsTold(scene, draft)) continue;
                if (dates.IsEmpty) draft.Date = Inherited(draft, told, scenes);
                if (dates.IsEmpty || scene.Evidence.Spanish && timings[index] is { IsOnlySaid: true }) draft.Date ??= (news is { } day && index >= day.Sentence && index - background > SceneRuns ? day.Day : null);
            }

            told.AddRange(sentences[index].Where(d => d.Date is { Day: not null } && IsEvent(d) && d.TriggerFirst >= scene.First));
            if (dates.Any(d => d.Date is { } date && news is { } today && date.Latest.DayNumber < today.Day.Earliest.DayNumber - 30)) background = index;
        }
    }

    // What is counted in a deed has its day: "seized 30 kilos", "sentenced to nine years"; so have the raids in which people were arrested.
    static void Follow(List<Draft> drafts, Scene[] scenes)
    {
        foreach (var sentence in drafts.GroupBy(d => d.Sentence))
        {
            var scene = scenes[sentence.Key];
            var events = sentence.Where(d => IsEvent(d) && d.Date is not null && !d.Negated).ToList();
            if (events.Count == 0) continue;
            foreach (var draft in sentence.Where(d => d.Date is null))
            {
                if (draft.Type == ClaimType.Figure && events.LastOrDefault(e => e.TriggerFirst < draft.TriggerFirst) is { } deed && scene.ClauseEnd(deed.TriggerLast) >= draft.TriggerFirst) (draft.Date, draft.Until) = (deed.Date, deed.Until);
                else if (draft.Kind is IncidentKind.Raid or IncidentKind.Seizure or IncidentKind.Discovery && scene.Evidence.Dates(sentence.Key).IsEmpty && events.All(e => e.Date == events[0].Date)) draft.Date = events[0].Date;
            }
        }
    }

    // "the government of X (1990-2000)": when X, who held one post only, held it.
    static void Terms(List<Draft> drafts, Scene[] scenes)
    {
        var held = drafts.Where(d => d.Type == ClaimType.HoldsPost).ToLookup(d => d.Subject?.Entity);
        var terms = new HashSet<int>(); // the first term told dates every post of its holder
        foreach (var scene in scenes)
            foreach (var date in scene.Evidence.Dates(scene.Sentence.Index))
            {
                if (date is not { Date: { } from, End: { } until } || !scene.Holds(date.First - 2) || scene.Tokens[date.First - 1].Form != "(" || !scene.Holds(date.Last + 1) || scene.Tokens[date.Last + 1].Form != ")") continue;
                if (scene.EndingAt(date.First - 2).FirstOrDefault(m => scene.Evidence.TypeOf(m.Entity) == EntityType.Person) is not { } person) continue;
                if (!terms.Add(person.Entity)) continue;
                var posts = held[person.Entity];
                if (posts.Select(d => d.Object?.Entity).Distinct().Count() != 1) continue;
                foreach (var post in posts.Where(p => p.Date is null)) (post.Date, post.Until) = (from, until);
            }
    }

    static PartialDate? Inherited(Draft draft, List<Draft> told, Scene[] scenes)
    {
        for (var i = told.Count - 1; i >= 0; i--)
        {
            var gap = draft.Sentence - told[i].Sentence;
            if (gap > KindRuns) break;
            if (draft.Type == told[i].Type && draft.Stage == told[i].Stage && draft.Kind == told[i].Kind) return told[i].Date;
        }

        return told.Count > 0 && draft.Sentence - told[^1].Sentence <= SceneRuns && !Between(told[^1].Sentence, draft.Sentence, scenes) ? told[^1].Date : null;
    }

    static bool Between(int from, int to, Scene[] scenes)
    {
        for (var i = from + 1; i < to; i++)
            if (!scenes[i].Evidence.Dates(i).IsEmpty) return true;
        return false;
    }

    /// <summary>Told in the simple past: not "had been", not "has been", not what may or will be. A headline tells its news in the present.</summary>
    static bool IsTold(Scene scene, Draft draft)
    {
        if (draft.Negated || draft.Modality == Modality.Possible || draft.Type == ClaimType.Figure) return false;
        for (var i = draft.TriggerFirst; i <= draft.TriggerLast; i++)
        {
            if (!scene.IsVerb(i)) continue;
            var start = scene.GroupStart(i);
            if (scene.IsFinite(start - 1) && scene.Tokens[start - 1].Morph.HasFlag(Morph.Present)) return false;
            if (scene.Tokens[start].Lemma is "have" or "haber" or "will" or "would" or "may" or "might" or "could" or "can" or "poder" or "deber" or "to") return false;
            for (var j = start; j <= i; j++)
                if ((scene.Tokens[j].Morph & (Morph.Present | Morph.Future | Morph.Conditional | Morph.Subjunctive)) != Morph.None) return false;
            if (scene.Tokens[start].Morph.HasFlag(Morph.Infinitive)) return scene.Is(start - 1, "al");
            return !scene.Tokens[start].Morph.HasFlag(Morph.Gerund) || start < i;
        }

        return false;
    }
}
