using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>
/// Brings the names that rules find and those that the trained tagger finds together. Rules know legal forms, bodies, posts and lower-case heads;
/// the tagger knows names by their context. Where they differ, the surer one has its way.
/// </summary>
sealed class NameVote
{
    /// <summary>How sure the tagger must be of a name that no rule found, and of longer ends than the rules gave (<see cref="TaggedName.Sureness"/>).</summary>
    const int Alone = 450, AloneFlat = 100, Wider = 120;

    readonly ImmutableArray<Token> _tokens;
    readonly AnalysedText _text;
    readonly bool _spanish;
    readonly List<Name> _names = [];

    NameVote(AnalysedText text, bool spanish) => (_text, _tokens, _spanish) = (text, text.Tokens, spanish);

    /// <summary>The names of a text, in order; none overlaps another.</summary>
    internal static List<Name> Find(AnalysedText text)
    {
        var read = NameText.Of(text);
        var vote = new NameVote(text, read.Spanish);
        vote.Merge(NameFinder.Find(text), NameTagger.For(read.Spanish).Find(read));
        vote._names.RemoveAll(vote.IsSum);
        for (var i = 0; i < vote._names.Count && read.Spanish; i++)
            if (vote.IsBeforeSum(vote._names[i])) vote._names[i] = vote.Shorter(vote._names[i]);
        return vote._names;
    }

    // "en Antay 10 mil 452 robos", "en Antay 260 personas": the number counts what follows, and belongs to no name.
    bool IsBeforeSum(Name name) => name.Count > 1 && name.Last + 1 < _tokens.Length && _tokens[name.Last].Form.All(char.IsAsciiDigit) && _tokens[name.First].Form is not ("Ley" or "Decreto" or "Resolución" or "Ordenanza") &&
        (NumberWords.Scale(_tokens[name.Last + 1].Folded) is not null || _tokens[name.Last + 1] is { Upos: Upos.Noun, Folded: [.., 's'] });

    Name Shorter(Name name) => new()
    {
        First = name.First,
        Last = name.Last - 1,
        Sentence = name.Sentence,
        Type = name.Type,
        Sureness = name.Sureness,
        Words = NameFinder.WordsOf(_tokens, name.First, name.Last - 1),
        IsLower = name.IsLower,
        Voted = name.Voted,
        Votes = name.Votes,
        IsSeen = name.IsSeen,
        IsUnseen = name.IsUnseen,
    };

    // "US$1 trillion": money is no name, whatever its capitals look like.
    bool IsSum(Name name)
    {
        for (var i = name.First; i <= name.Last; i++)
            if (_text.Tokens[i].Form is var form && !char.IsAsciiDigit(form[0]) && form[^1] is not ('$' or '€' or '£') && NumberWords.Scale(_text.Tokens[i].Folded) is null) return false;
        return true;
    }

    void Merge(List<Name> ruled, List<TaggedName> tagged)
    {
        var (r, sentence) = (0, 0);
        foreach (var name in tagged)
        {
            while (r < ruled.Count && ruled[r].Last < name.First) Ruled(ruled[r++]);
            while (_text.Sentences[sentence].Last < name.First) sentence++;
            var end = r;
            while (end < ruled.Count && ruled[end].First <= name.Last) end++;
            if (end == r)
            {
                if (!IsHeading(sentence) && name.Sureness >= (name.IsFlat ? AloneFlat : Alone) && IsName(name)) _names.Add(Made(name, sentence));
                continue;
            }

            if (ruled[r].First == name.First && ruled[r].Last == name.Last) (ruled[r].Voted, ruled[r].Votes) = (name.Kind, name.Sureness);
            else if (name.Sureness >= Wider && !IsHeading(sentence) && Covers(name, ruled, r, end))
            {
                _names.Add(Made(name, sentence));
                r = end;
                continue;
            }

            // The last one may reach into the next tagged name.
            for (; r < end - 1; r++) _names.Add(ruled[r]);
            if (ruled[r].Last <= name.Last) _names.Add(ruled[r++]);
            else ruled[r].IsSeen = true;
        }

        while (r < ruled.Count) Ruled(ruled[r++]);
    }

    // A name of the rules that the tagger has nothing for: a common word with a capital is none.
    void Ruled(Name name)
    {
        name.IsUnseen = !name.IsSeen;
        if (name.IsSeen || name.Type is not null || name.Count > 1 || Gazetteer.Place(name.Words[0]) is { Kind: 'c' } || Gazetteer.Known(_tokens[name.First].Form) is not null || Triggers.Head(_tokens[name.First]) is Model.EntityType.PublicBody || !Lexicon.IsCommon(name.Words[0], _spanish)) _names.Add(name);
    }

    // Where every word has a capital the tagger takes too many of them.
    bool IsHeading(int sentence) => _text.Sentences[sentence].Block is BlockKind.Title or BlockKind.Subtitle or BlockKind.Heading;

    bool IsName(TaggedName name)
    {
        if (!IsWord(_tokens[name.First].Form) || HoldsVerb(name)) return false;
        if (name.First == name.Last && (NameWords.NeverStart(_tokens[name.First].Folded) || !name.IsFlat && _tokens[name.First].Upos is not (Upos.Propn or Upos.Noun or Upos.Adj or Upos.X))) return false;
        return !(name.Kind is NameKind.Place or NameKind.Other && IsDemonym(name));
    }

    // "Congreso derogó la Ley": a verb written small is no part of a name.
    bool HoldsVerb(TaggedName name)
    {
        for (var i = name.First; i <= name.Last; i++)
            if (_tokens[i].Upos is Upos.Verb or Upos.Aux && char.IsLower(_tokens[i].Form[0])) return true;
        return false;
    }

    // No sign of money or number: "S/.", "7B".
    static bool IsWord(string form)
    {
        var letters = 0;
        foreach (var c in form)
            if (char.IsLetter(c)) letters++;
            else if (c is '/' or '$' or '€' or '%') return false;
        return letters > 1 && char.IsLetter(form[0]);
    }

    // "Peruvian", "Latin Americans": the country is meant, the word names nobody.
    bool IsDemonym(TaggedName name)
    {
        var key = name.First == name.Last ? _tokens[name.First].Folded : $"{_tokens[name.First].Folded} {_tokens[name.Last].Folded}";
        return Gazetteer.Demonym(key) is not null || key.EndsWith('s') && Gazetteer.Demonym(key.AsSpan()[..^1]) is not null || Gazetteer.Demonym(_tokens[name.Last].Folded) is not null && Gazetteer.Place(_tokens[name.Last].Folded) is null;
    }

    bool Covers(TaggedName name, List<Name> ruled, int first, int end)
    {
        if (_tokens[name.First].Upos is not (Upos.Propn or Upos.Noun or Upos.Adj or Upos.Num or Upos.X) && ruled[first].First > name.First) return false;
        for (var i = name.First; i <= name.Last; i++)
            if (_tokens[i].Upos == Upos.Sym || _tokens[i].Form is ":" or "," or ";" or "(") return false;
        for (var i = first; i < end; i++)
            if (ruled[i].Type is not null || ruled[i].First < name.First || ruled[i].Last > name.Last) return false;
        // "el exjefe de la Oficina de Rentas | Hugo T.": the rules parted a person from the body before.
        for (var i = first + 1; i < end && _spanish; i++)
            if (ruled[i].Count > 1 && ruled[i].First == ruled[i - 1].Last + 1 && Gazetteer.IsGiven(_tokens[ruled[i].First].Folded) && !Gazetteer.IsGiven(_tokens[ruled[i - 1].First].Folded)) return false;
        return !HoldsVerb(name) && !Triggers.StartsPost(_tokens[name.First].Folded) && !Triggers.IsHonorific(_tokens[name.First].Folded);
    }

    Name Made(TaggedName name, int sentence) => new()
    {
        First = name.First,
        Last = name.Last,
        Sentence = _text.Sentences[sentence].Index,
        Words = NameFinder.WordsOf(_tokens, name.First, name.Last),
        IsAcronym = name.First == name.Last && NameFinder.IsAcronymForm(_tokens[name.First].Form) && _tokens[name.First].Form.Length <= 7,
        Voted = name.Kind,
        Votes = name.Sureness,
    };
}
