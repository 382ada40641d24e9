using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Whom something is done to and by whom, where order or number of the words decides.</summary>
sealed partial class Parties
{
    TokenMention? EnglishUndergoer(int first, int last, ImmutableArray<EntityType> types)
    {
        if (Among(first, last, types) is { } among) return among;
        if (_scene.Tokens[first].Deprel == Deprel.Conj && _scene.Holds(_scene.Tokens[first].Head) && _scene.Tokens[first].Head < first && _scene.IsVerb(_scene.Tokens[first].Head) && _subjects.Of(first, types) is { } shared) return shared;
        if (first - _scene.First >= 3) return null;
        if (Leading(last, types) is { } leading) return leading;
        // "Forced to resign last year, X was …": what a participle at the head of the sentence says is of the subject that follows.
        return _scene.Tokens[first].Deprel == Deprel.Advcl && _scene.Tokens[first].Head > last && _scene.Tree.Subject(first, types) is { Decided: true, Party: { } after } ? after : null;
    }

    /// <summary>"Forced to resign last year, X was …": the subject that follows the comma after a participle at the head of the sentence.</summary>
    TokenMention? Leading(int last, ImmutableArray<EntityType> types)
    {
        var comma = last + 1;
        while (comma <= _scene.Last && comma < last + 16 && !_scene.IsComma(comma)) comma++;
        if (!_scene.IsComma(comma)) return null;
        for (var i = last + 1; i < comma; i++)
            if (_scene.IsFinite(i) && _scene.Over(i) is null) return null;
        return Adjacent(comma + 1, types, crossA: false) is { } found && found.Last < _scene.Last && (_scene.IsFinite(found.Last + 1) || _scene.IsComma(found.Last + 1) || _scene.Tokens[found.Last + 1].Upos is Upos.Aux or Upos.Adv) ? found : null;
    }

    /// <summary>"X defended his police chief": whose chief it is, is not the chief.</summary>
    bool IsOwned(int noun)
    {
        if (_scene.Evidence.Spanish) return false;
        for (var i = noun - 1; i >= _scene.First && i >= noun - 4; i--)
        {
            if (_scene.Is(i, "his", "her", "their", "its")) return true;
            if (_scene.Tokens[i].Upos is not (Upos.Adj or Upos.Noun or Upos.Propn)) return false;
        }

        return false;
    }

    /// <summary>"24 members of A and B, accused of extortion": what is said behind the comma is of the members.</summary>
    TokenMention? PartOf(TokenMention whole, ImmutableArray<EntityType> types)
    {
        if (_scene.Evidence.Spanish || whole.Kind != MentionKind.Name || _scene.Evidence.TypeOf(whole.Entity) == EntityType.Person) return null;
        var i = _scene.ListOf(whole)[0].First - 1;
        while (_scene.IsDeterminer(i) || _scene.IsQuote(i)) i--;
        return _scene.Is(i, "of", "from") && _scene.EndingAt(i - 1).FirstOrDefault(m => m.Kind == MentionKind.Nominal && _scene.Tokens[m.Head].Morph.HasFlag(Morph.Plural) && _subjects.Fits(m, types)) is { } part ? part : null;
    }

    /// <summary>"Among those detained was X": who was, stands behind.</summary>
    TokenMention? Among(int first, int last, ImmutableArray<EntityType> types)
    {
        if (!_scene.Is(first - 1, "those", "them", "people") || !_scene.Is(first - 2, "among", "the") || !_scene.Is(first - 2, "among") && !_scene.Is(first - 3, "among")) return null;
        for (var i = last + 1; i <= _scene.Last && i < last + 8; i++)
            if (_scene.Tokens[i].Lemma == "be") return Adjacent(i + 1, types, crossA: false);
        return null;
    }

    /// <summary>Whom the first "by" of the clause leads to, also past a noun that the name stands beside ("by an Ecuadorean, X"); a later "by" belongs to another verb.</summary>
    TokenMention? FirstAgent(int last, ImmutableArray<EntityType> types)
    {
        var end = Math.Min(_scene.ClauseEnd(last), last + Reach);
        var by = last + 1;
        while (by <= end && !(_scene.Is(by, "by") && _scene.Over(by) is not { Kind: MentionKind.Name }))
        {
            // "murdered, according to figures reported by X"
            if (_scene.Tokens[by] is { Upos: Upos.Verb, Deprel: not (Deprel.Conj or Deprel.Case) } && _scene.Over(by) is null) return null;
            by++;
        }

        if (by > end) return null;
        if (Adjacent(by + 1, types, crossA: false) is { } found) return found;
        var i = by + 1;
        while (i <= _scene.Last && i < by + 5 && _scene.Over(i) is null && _scene.Tokens[i].Upos is Upos.Det or Upos.Adj or Upos.Noun or Upos.Propn) i++;
        return _scene.IsComma(i) && _scene.StartingAt(i + 1).FirstOrDefault(m => m.Kind == MentionKind.Name && _subjects.Fits(m, types)) is { } beside ? beside : null;
    }

    /// <summary>"According to A, several members of B fled", "three governors, five members of C and two mayors": several who do something themselves, or are counted beside others, say nothing of whoever stands before them.</summary>
    bool IsPartyOfItsOwn(int first, int last)
    {
        if (_scene.Evidence.Spanish || !_scene.Tokens[last].Morph.HasFlag(Morph.Plural)) return false;
        if (_scene.Tokens[last].Deprel is Deprel.Nsubj or Deprel.NsubjPass) return true;
        var start = PhraseStart(first);
        if (_scene.Holds(start) && _scene.Tokens[start].Upos == Upos.Num && _scene.IsComma(start - 1) && _scene.Over(start - 2) is { } beside && _scene.IsIndividuated(beside) && _scene.Tokens[beside.Head].Morph.HasFlag(Morph.Plural)) return true;
        for (var i = last + 1; i <= _scene.Last && i <= last + 10; i++)
        {
            if (_scene.IsComma(i) || _scene.IsStop(i) || _scene.IsRelative(i) || _scene.Tokens[i].Form is ")" or "(") return false;
            if (_scene.IsFinite(i) && _scene.Over(i) is null) return _scene.VoiceOf(i) == Voice.Active || _scene.Tokens[i].Upos == Upos.Aux;
        }

        return false;
    }

    /// <summary>"judges, police and a gang that operates in X": a form of the singular is of the last one alone.</summary>
    bool IsOfOne(int verb)
    {
        if (_scene.Evidence.Spanish) return false;
        for (var i = _scene.GroupStart(verb); i <= verb; i++)
            if (_scene.IsFinite(i)) return _scene.Is(i, "is", "was", "has", "does") || _scene.Tokens[i].Upos == Upos.Verb && _scene.Tokens[i].Folded != _scene.Tokens[i].Lemma && _scene.Tokens[i].Folded is [.., not 's', 's'] && _scene.Tokens[i].Folded.StartsWith(_scene.Tokens[i].Lemma, StringComparison.Ordinal);
        return false;
    }
}
