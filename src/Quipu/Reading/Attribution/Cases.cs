using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>A case against one party as the text tells it: the steps taken, the conduct that it is about, and what ended it.</summary>
sealed class Case
{
    internal List<Draft> Steps { get; } = [];

    internal List<Draft> Conduct { get; } = [];

    /// <summary>What ended it, each with the words of the offence that it names.</summary>
    internal List<(Draft Outcome, HashSet<string> Words)> Outcomes { get; } = [];

    /// <summary>Words of the offences, by which later sentences take it up.</summary>
    internal HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>What follows in the text is no longer of this case: it was told, and then how it ended.</summary>
    internal bool Closed { get; set; }

    internal int First { get; private set; } = int.MaxValue;

    internal int Last { get; private set; } = int.MinValue;

    internal PartialDate? Begun { get; set; }

    internal void Add(List<Draft> to, Draft draft, HashSet<string> words)
    {
        to.Add(draft);
        Words.UnionWith(words);
        (First, Last) = (Math.Min(First, draft.Sentence), Math.Max(Last, draft.Sentence));
        if (draft.Type == ClaimType.Proceeding) Begun ??= draft.Date;
    }
}

/// <summary>
/// Parts what is held against one party into cases, in the order of the text, and says which of them an outcome (an acquittal, a dismissal, a pardon …) ends:
/// those of the offence that it names; all that are open, where it is of all charges; else the one told last.
/// </summary>
sealed class Cases
{
    /// <summary>Sentences apart within which an outcome is of a case at all, and how many cases back are looked at.</summary>
    const int Widest = 40, Back = 16;

    readonly FrameLexicon _lexicon;
    readonly ILookup<int, Draft> _bySentence;
    readonly List<Case> _cases = [];
    readonly Dictionary<Draft, Case> _of = new(ReferenceEqualityComparer.Instance);

    readonly Func<Draft, string?> _offence;

    Cases(List<Draft> own, FrameLexicon lexicon, Func<Draft, string?> offence) => (_lexicon, _bySentence, _offence) = (lexicon, own.ToLookup(d => d.Sentence), offence);

    /// <summary>Goes through what is held against one party, ordered by the text, and links every outcome.</summary>
    /// <param name="offence">The words by which an outcome names its offence, or null.</param>
    /// <param name="ofAll">Whether an outcome is said to be of all charges.</param>
    internal static void Link(List<Draft> own, FrameLexicon lexicon, Func<Draft, string?> offence, Func<Draft, bool> ofAll)
    {
        var cases = new Cases(own, lexicon, offence);
        var early = new List<Draft>();
        foreach (var draft in own)
            if (AboutLinks.IsOutcome(draft))
            {
                if (!cases.End(draft, ofAll(draft))) early.Add(draft);
            }
            else if (draft is { Type: ClaimType.Proceeding, Negated: false, Stage: not (null or Stage.Released or Stage.Appealed) }) cases.Step(draft);
            else if (AboutLinks.IsGrave(draft) && AboutLinks.IsHeld(draft)) cases.Hold(draft);
        foreach (var outcome in early) cases.EndLater(outcome);
        foreach (var one in cases._cases)
            foreach (var (outcome, words) in one.Outcomes)
                foreach (var member in cases.Of(one, words))
                    if (Math.Abs(member.Sentence - outcome.Sentence) <= Widest) AboutLinks.Link(outcome, member);
    }

    /// <summary>What of a case an outcome is about: the conduct of the offence that it names, else all conduct; where none is told, the steps.</summary>
    List<Draft> Of(Case one, HashSet<string> words)
    {
        var named = words.Count == 0 ? [] : one.Conduct.FindAll(c => Offences.Meet(Words(c), words));
        return named.Count > 0 ? named : one.Conduct.Count > 0 ? one.Conduct : one.Steps;
    }

    Case? Told => _cases.Count > 0 ? _cases[^1] : null;

    HashSet<string> Words(Draft draft) => Offences.Words(AboutLinks.IsOutcome(draft) ? _offence(draft) : draft.Details.GetValueOrDefault(draft.Type == ClaimType.Proceeding ? Detail.Offence : Detail.Activity), _lexicon);

    void Step(Draft step)
    {
        if (_of.ContainsKey(step)) return;
        var words = Words(step);
        var of = words.Count == 0 ? Told is { Closed: false } open && !Later(open.Begun, step.Date) ? open : Opened()
            : Related(words).FirstOrDefault(c => !c.Closed) ?? (Told is { Closed: false, Words.Count: 0, Steps.Count: > 0 } unnamed ? unnamed : Opened());
        of.Add(of.Steps, step, words);
        _of[step] = of;
    }

    /// <summary>Conduct is of the step that names it; else of a case of its words, else of the one being told, unless it happened after that began.</summary>
    void Hold(Draft conduct)
    {
        var words = Words(conduct);
        if (conduct.Of is { Negated: false } step && !AboutLinks.IsOutcome(step)) Step(step);
        var of = conduct.Of is { } named && _of.TryGetValue(named, out var its) ? its : Related(words).FirstOrDefault(c => !c.Closed);
        of ??= Told is { Closed: false } open && !Later(conduct.Date, open.Begun) ? open : Opened();
        of.Add(of.Conduct, conduct, words);
        if (conduct.Of is not null) of.Begun ??= conduct.Date;
    }

    /// <summary>False where the text has told of no such case before.</summary>
    bool End(Draft outcome, bool all)
    {
        var words = Words(outcome);
        var beside = Beside(outcome, words);
        foreach (var conduct in beside)
        {
            AboutLinks.Link(outcome, conduct);
            if (words.Count == 0) words.UnionWith(Words(conduct));
        }

        var ended = all ? AllOpen(outcome) : words.Count > 0 ? [.. Related(words).Where(c => IsNear(c, outcome))] : beside.Count > 0 ? [] : Nearest(outcome);
        foreach (var one in ended)
        {
            one.Outcomes.Add((outcome, all ? [] : words));
            // An outcome in the lead comes before the case is told.
            one.Closed |= one.First < outcome.Sentence && !outcome.Negated && outcome.Modality is null or Modality.Stated;
        }

        return ended.Count > 0 || beside.Count > 0;
    }

    /// <summary>What the outcome's own sentence says that it is of.</summary>
    List<Draft> Beside(Draft outcome, HashSet<string> words) =>
        [.. _bySentence[outcome.Sentence].Where(c => AboutLinks.IsGrave(c) && AboutLinks.IsHeld(c) && (c.Of == outcome || words.Count == 0 && c.Of is not { Negated: true } || words.Count > 0 && Offences.Meet(Words(c), words)))];

    /// <summary>The outcome came first in the text: it is of what follows next.</summary>
    void EndLater(Draft outcome)
    {
        var words = Words(outcome);
        var next = _cases.Find(c => c.First >= outcome.Sentence && IsNear(c, outcome) && (words.Count == 0 || Offences.Meet(c.Words, words)));
        next?.Outcomes.Add((outcome, words));
    }

    /// <summary>All charges: every open case in which a step was taken; where none was, whatever is held against the party.</summary>
    List<Case> AllOpen(Draft outcome)
    {
        var open = Recent().Where(c => !c.Closed && IsNear(c, outcome)).ToList();
        return open.Exists(c => c.Steps.Count > 0) ? open.FindAll(c => c.Steps.Count > 0) : open;
    }

    /// <summary>The open case told last, rather one in which a step was taken; where none is open, the outcome is told again.</summary>
    List<Case> Nearest(Draft outcome)
    {
        var near = Recent().Where(c => IsNear(c, outcome)).ToList();
        var found = near.Find(c => !c.Closed && c.Steps.Count > 0) ?? near.Find(c => !c.Closed) ?? near.FirstOrDefault();
        return found is null ? [] : [found];
    }

    /// <summary>Told within reach of the outcome, and not begun after it.</summary>
    static bool IsNear(Case one, Draft outcome) => !Later(one.Begun, outcome.Date) && outcome.Sentence >= one.First - Widest && outcome.Sentence <= one.Last + Widest;

    Case Opened()
    {
        _cases.Add(new());
        return _cases[^1];
    }

    /// <summary>The last cases, the last one first.</summary>
    IEnumerable<Case> Recent()
    {
        for (var i = _cases.Count - 1; i >= 0 && i >= _cases.Count - Back; i--) yield return _cases[i];
    }

    IEnumerable<Case> Related(HashSet<string> words) => words.Count == 0 ? [] : Recent().Where(c => Offences.Meet(c.Words, words));

    /// <summary>The one date lies after the other beyond doubt.</summary>
    static bool Later(PartialDate? one, PartialDate? other) => one is { } a && other is { } b && a.Earliest > b.Latest;
}
