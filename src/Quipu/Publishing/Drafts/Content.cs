using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Publishing.Drafts;

/// <summary>What a sentence is about, of a draft or of a document alike: what its words mean, its other words by their stems, whom it names, its figures.</summary>
sealed class Content
{
    const int StemLength = 5, NegationReach = 6, TieReach = 5;

    static readonly HashSet<Upos> _heavy = [Upos.Noun, Upos.Verb, Upos.Adj, Upos.Propn];

    readonly MentionSet _set;

    bool _settled;

    internal Content(MentionSet set, Sentence sentence)
    {
        (_set, Sentence) = (set, sentence);
        Mentions = [.. set.Mentions.Where(m => m.First >= sentence.First && m.Last <= sentence.Last)];
        Figures = [.. set.Quantities.Where(q => q.First >= sentence.First && q.Last <= sentence.Last)];
        Dates = [.. set.Dates.Where(d => d.First >= sentence.First && d.Last <= sentence.Last)];
        Meant = Read();
        Stems = Words();
    }

    internal Sentence Sentence { get; }

    internal string Text => _set.Text.Document.Text;

    internal Language Language => _set.Text.Language;

    /// <summary>The language that its own words tell, names apart.</summary>
    internal Language Told => Languages.Detect(string.Join(' ', Enumerable.Range(Sentence.First, Sentence.Count).Where(i => !IsNamed(i)).Select(i => Tokens[i].Form)));

    internal ImmutableArray<Token> Tokens => _set.Text.Tokens;

    internal ImmutableArray<TokenMention> Mentions { get; }

    internal ImmutableArray<QuantityMention> Figures { get; }

    internal ImmutableArray<DateMention> Dates { get; }

    internal ImmutableArray<Meant> Meant { get; private set; }

    /// <summary>Words that no concept has: stems long enough to be the same in both languages where the words are kin.</summary>
    internal HashSet<string> Stems { get; }

    internal LocalEntity EntityOf(TokenMention mention) => _set.Entities[mention.Entity];

    internal IEnumerable<Meant> Of(ConceptKind kind) => Meant.Where(m => m.Concept.Kind == kind);

    /// <summary>The sentence says so itself, and leaves it to nobody else.</summary>
    internal bool IsFlat => !Meant.Any(m => m.Concept.Kind is ConceptKind.Hedge or ConceptKind.Accuse && !IsOfRegister(m));

    /// <summary>"according to the commercial register", "records show": what a register has is as good as said.</summary>
    bool IsOfRegister(Meant meant)
    {
        for (var i = meant.Last + 1; i <= Math.Min(Sentence.Last, meant.Last + 4); i++)
            if (Tokens[i].Folded is "register" or "registry" or "registro" or "registros" or "records") return true;
        return false;
    }

    internal bool Denies => Of(ConceptKind.Denial).Any(m => !m.Negated);

    internal bool IsSilence => Of(ConceptKind.Silence).Any();

    internal bool Accuses => Meant.Any(m => (_settled || !m.IsTie) && m is { Negated: false, Aside: false, Concept.Kind: ConceptKind.Conduct or ConceptKind.Offender or ConceptKind.Group or ConceptKind.Stage or ConceptKind.Accuse });

    internal bool IsQuestion => Tokens[Sentence.Last].Folded == "?" || Tokens[Sentence.Last].Form.Contains('?', StringComparison.Ordinal);

    internal bool HasVerb
    {
        get
        {
            for (var i = Sentence.First; i <= Sentence.Last; i++)
                if (Tokens[i].Upos is Upos.Verb or Upos.Aux) return true;
            return false;
        }
    }

    ImmutableArray<Meant> Read()
    {
        var (found, thesaurus, named) = (new List<Meant>(), Thesaurus.Of(Language), Named());
        for (var i = Sentence.First; i <= Sentence.Last; i++)
            foreach (var met in thesaurus.At(Tokens, i, Sentence.Last, named[i - Sentence.First]))
                if (!found.Exists(f => f.Concept == met.Concept && f.Last >= i) && Says(met.Concept, i)) found.Add(new(met.Concept, i, met.Last, false, false, IsAside(i), met.IsTie, met.Then));
        found.RemoveAll(f => IsWithinOther(found, f));
        return [.. found.Select(f => f with { Negated = Before(found, f.First, ConceptKind.Counter) || IsOfNothing(f.Last), Perhaps = Before(found, f.First, ConceptKind.Perhaps) })];
    }

    /// <summary>What somebody is called must be said of somebody; "habría" is the rumour's only before a participle, and where nothing is supposed ("si hubiera …, habría ganado").</summary>
    bool Says(Concept concept, int at) => concept.Kind switch
    {
        ConceptKind.Offender => Predicates.Of(this, at).Count > 0,
        ConceptKind.Accuse when Tokens[at].Folded is "habria" or "habrian" => IsRumour(at),
        _ => true,
    };

    bool IsRumour(int at)
    {
        for (var i = Sentence.First; i <= Sentence.Last; i++)
            if (Tokens[i].Folded is "si" && i < Sentence.Last || Tokens[i].Folded.StartsWith("hubier", StringComparison.Ordinal) || Tokens[i].Folded.StartsWith("hubies", StringComparison.Ordinal)) return false;
        return Enumerable.Range(at + 1, Math.Max(0, Math.Min(Sentence.Last, at + 3) - at)).Any(i => Tokens[i].Morph.HasFlag(Morph.Participle));
    }

    /// <summary>"arrest" in "arrest warrant", "captura" in "orden de captura": the longer phrase says which step of the law it is.</summary>
    static bool IsWithinOther(List<Meant> found, Meant one) =>
        one.Concept.Kind == ConceptKind.Stage && found.Exists(f => f.Concept.Kind == ConceptKind.Stage && f.Concept != one.Concept && f.First <= one.First && f.Last >= one.Last && f.Last - f.First > one.Last - one.First);

    /// <summary>Settles the words that accuse only where a criminal group comes next: those after which one comes accuse, the others say nothing.</summary>
    internal void Settle(Func<TokenMention, bool> isGang) => (Meant, _settled) = ([.. Meant.Where(m => !m.IsTie || IsToGroup(m, isGang))], true);

    /// <summary>A criminal group comes next.</summary>
    internal bool IsToGroup(Meant tie, Func<TokenMention, bool> isGang) => GroupAfter(tie, isGang) is { } last && (tie.Then is null || (last < Sentence.Last && Tokens[last + 1].Folded == tie.Then));

    /// <summary>The last word of the group that comes next.</summary>
    int? GroupAfter(Meant tie, Func<TokenMention, bool> isGang)
    {
        for (var i = tie.Last + 1; i <= Math.Min(Sentence.Last, tie.Last + TieReach) && !Breaks(i, i + 1); i++)
        {
            if (Meant.Where(m => m.Concept.Kind == ConceptKind.Group && m.First == i).ToList() is { Count: > 0 } groups) return Math.Max(groups.Max(g => g.Last), NameAt(i));
            if (Mentions.Where(m => m.First == i).ToList() is not { Count: > 0 } here) continue;
            if (here.Where(m => isGang(m)).ToList() is { Count: > 0 } gangs) return gangs.Max(m => m.Last);
            if (here.Exists(m => m.Kind == MentionKind.Name)) return Meant.Any(m => m.Concept.Kind == ConceptKind.Group && m.First >= i && m.Last <= here.Max(h => h.Last)) ? here.Max(h => h.Last) : null;
        }

        return null;
    }

    /// <summary>The word is of a name.</summary>
    internal bool IsNamed(int word) => Mentions.Any(m => m.Kind == MentionKind.Name && m.First <= word && m.Last >= word);

    /// <summary>The last word of the name that begins at a word, or that word: "clan" of "Clan Barrenca".</summary>
    int NameAt(int word) => Mentions.Where(m => m.Kind == MentionKind.Name && m.First <= word && m.Last >= word).Select(m => m.Last).DefaultIfEmpty(word).Max();

    bool Before(List<Meant> found, int at, ConceptKind kind) => found.Exists(f => f.Concept.Kind == kind && f.Last < at && f.First >= at - NegationReach && !Breaks(f.Last + 1, at));

    /// <summary>"accused of no crime", "acusada de ningún delito", "charged with nothing".</summary>
    bool IsOfNothing(int last) =>
        last + 2 <= Sentence.Last && Tokens[last + 1].Folded is "of" or "with" or "de" or "por" && Tokens[last + 2].Folded is "no" or "nothing" or "none" or "nada" or "ningun" or "ninguna";

    /// <summary>A comma or the like stands among the words.</summary>
    internal bool HasMark(int first, int last) => Breaks(first, last);

    bool Breaks(int first, int last)
    {
        for (var i = first; i < last; i++)
            if (Tokens[i].Form is "," or ";" or ":" or "—" or "–") return true;
        return false;
    }

    /// <summary>"after the arrest", "antes del juicio": when something was, not that it was.</summary>
    bool IsAside(int at)
    {
        for (var i = Math.Max(Sentence.First, at - 3); i < at; i++)
            if (Tokens[at].Upos == Upos.Noun && Tokens[i].Folded is "after" or "before" or "since" or "following" or "during" or "tras" or "despues" or "antes" or "durante") return true;
        return false;
    }

    /// <summary>The sentence has the word, folded.</summary>
    internal bool HasWord(string folded)
    {
        for (var i = Sentence.First; i <= Sentence.Last; i++)
            if (Tokens[i].Folded == folded) return true;
        return false;
    }

    bool[] Named()
    {
        var named = new bool[Sentence.Count];
        foreach (var mention in Mentions.Where(m => m.Kind == MentionKind.Name))
            for (var i = mention.First; i <= mention.Last; i++) named[i - Sentence.First] = true;
        return named;
    }

    HashSet<string> Words()
    {
        var (stems, taken) = (new HashSet<string>(StringComparer.Ordinal), Named());
        foreach (var meant in Meant)
            for (var i = meant.First; i <= meant.Last; i++) taken[i - Sentence.First] = true;
        foreach (var (first, last) in Figures.Select(f => (f.First, f.Last)).Concat(Dates.Select(d => (d.First, d.Last))))
            for (var i = first; i <= last; i++) taken[i - Sentence.First] |= Tokens[i].Upos == Upos.Num;
        for (var i = Sentence.First; i <= Sentence.Last; i++)
            if (!taken[i - Sentence.First] && _heavy.Contains(Tokens[i].Upos) && Stem(Tokens[i].Lemma) is { } stem) stems.Add(stem);
        return stems;
    }

    internal static string? Stem(string lemma) => lemma.Length < 4 || !char.IsLetter(lemma[0]) ? null : lemma.Length > StemLength ? lemma[..StemLength] : lemma;
}
