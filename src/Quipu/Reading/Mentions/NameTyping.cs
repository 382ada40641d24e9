using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Says what a name names, from its own words, from the lists, and from the words beside it.</summary>
sealed class NameTyping
{
    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;

    readonly bool _spanish;

    NameTyping(AnalysedText text) => (_text, _tokens, _spanish) = (text, text.Tokens, text.IsSpanish);

    internal static void Type(AnalysedText text, List<Name> names)
    {
        var typing = new NameTyping(text);
        foreach (var name in names)
            if (name.Type is null && name.AliasOf is null) (name.Type, name.Sureness) = typing.Voted(name, typing.Of(name));
        foreach (var name in names)
            if (name.AliasOf is null && typing.IsSource(name)) (name.Type, name.Sureness) = (EntityType.Person, 1);
        for (var i = 0; i < names.Count; i++)
            if (names[i] is { Sureness: 0, AliasOf: null, IsAcronym: false, Words.Length: <= 2 } name && !Gazetteer.IsSurname(name.Words[^1]) && (typing.Listed(names, i, i - 1) || typing.Listed(names, i, i + 1))) (name.Type, name.Sureness) = (EntityType.Place, 1);
    }

    // What the tagger takes a name for, where the rules guess and it is sure, or it contradicts what only a list of given names says.
    (EntityType?, int) Voted(Name name, (EntityType? Type, int Sureness) ruled)
    {
        if (name.IsUnseen && ruled.Sureness == 0 && name.Count == 1 && !name.IsAcronym && !Gazetteer.IsSurname(name.Words[0])) return (null, 0);
        if (name.Voted is not { } kind || KindOf(ruled.Type) == kind) return ruled;
        if (name.Votes < (ruled.Type is null ? SureNames : SureVotes) || ruled.Sureness > 1 && !(name.Votes >= VerySureVotes && IsListed(name, ruled, kind))) return ruled;
        if (ruled.Type is null && name.Count == 1 && Lexicon.IsCommon(name.Words[0], _spanish)) return ruled;
        return kind switch
        {
            NameKind.Person => (EntityType.Person, 1),
            NameKind.Place when ruled.Type == EntityType.Person && IsHuman(name) => (EntityType.Person, 2),
            NameKind.Place => (EntityType.Place, 1),
            NameKind.Group => (HeadType(name) is EntityType.PublicBody or EntityType.Company or EntityType.Organization ? HeadType(name) : EntityType.Organization, 1),
            _ => ruled,
        };
    }

    // "X, his predecessor,", "X, who", "X, alias Y", "X was arrested": what no place is or suffers.
    bool IsHuman(Name name)
    {
        if (_spanish) return false;
        if (Aside(name) is > 0 and var at && (At(name, at) is { Folded: "who" or "his" or "her" or "alias" or "aka" or "whom" } ||
            At(name, at) is { Folded: "also" } && At(name, at + 1) is { Folded: "known" })) return true;
        return _tokens[name.First] is { Deprel: Deprel.NsubjPass, Head: >= 0 } token &&
            _tokens[token.Head].Lemma is "arrest" or "charge" or "convict" or "sentence" or "accuse" or "detain" or "jail" or "extradite" or "kill" or
            "murder" or "indict" or "acquit" or "imprison";
    }

    // Only a list of places or of given names speaks for the rules' type.
    bool IsListed(Name name, (EntityType? Type, int Sureness) ruled, NameKind kind) => ruled switch
    {
        (EntityType.Place, 2) => kind == NameKind.Person,
        (EntityType.Person, 3) => name.Count == 1 && kind is NameKind.Place or NameKind.Group && !IsTitled(name),
        _ => false,
    };

    /// <summary>How sure the tagger must be to overrule a guess; and a list of places, which many surnames are on.</summary>
    const int SureVotes = 200, VerySureVotes = 500, SureNames = 400;

    static NameKind? KindOf(EntityType? type) => type switch
    {
        null => null,
        EntityType.Person => NameKind.Person,
        EntityType.Place => NameKind.Place,
        EntityType.Organization or EntityType.Company or EntityType.PublicBody => NameKind.Group,
        _ => NameKind.Other,
    };

    // "according to NAME", "NAME said": what would be no name at all, or a place on no list, is somebody who speaks.
    bool IsSource(Name name)
    {
        if (name.Type is not null && !(name is { Type: EntityType.Place, Sureness: <= 1 } && Gazetteer.Place(Key(name)) is null)) return false;
        if (name.Words.Length > 3 || name.IsAcronym || name.IsLower || IsPhrase(name)) return false;
        var sentence = _text.Sentences[name.Sentence];
        return Sayings.LeadTo(_tokens, sentence, name.First) || Sayings.Speaks(_tokens, sentence, (name.First, name.Last));
    }

    // One of a list of places is a place.
    bool Listed(List<Name> names, int i, int other)
    {
        if (other < 0 || other >= names.Count || names[other] is not { Type: EntityType.Place, Sureness: > 0 } place || place.Sentence != names[i].Sentence) return false;
        var (left, right) = other < i ? (names[other], names[i]) : (names[i], names[other]);
        return right.First - left.Last == 2 && _tokens[left.Last + 1].Folded is "," or "y" or "and" or "e" || right.First - left.Last == 3 && _tokens[left.Last + 1].Form == "," && _tokens[left.Last + 2].Folded is "and" or "y";
    }

    Token? At(Name name, int i) => i >= _text.Sentences[name.Sentence].First && i <= _text.Sentences[name.Sentence].Last ? _tokens[i] : null;

    string Key(Name name) => string.Join(' ', Enumerable.Range(name.First, name.Count).Select(i => _tokens[i].Folded));

    string Surface(Name name) => _text.Document.Text[_tokens[name.First].At.Start.._tokens[name.Last].At.End];

    (EntityType?, int) Of(Name name)
    {
        if (_spanish && name.IsAcronym && _tokens[name.First].Form is "EU" or "EUA") return Country(name, "us");
        if (Gazetteer.Known(Surface(name)) is { } known) return (known, name.IsAcronym ? 2 : 4);
        if (IsMinistry(name)) return (EntityType.PublicBody, 2);
        var (first, last) = (_tokens[name.First], _tokens[name.Last]);
        if (name.Count > 1 && Triggers.IsCompanyForm(last.Folded)) return (EntityType.Company, 3);
        var place = Gazetteer.Place(Key(name));
        name.Country = place is { Country: not "xx" } one && one.Kind == 'c' ? one.Country : null;
        if (place is { Kind: 'c' }) return (EntityType.Place, 3);
        if (IsTitled(name)) return (EntityType.Person, 3);
        if (place is { IsWide: true } && !IsPersonal(name)) return (EntityType.Place, 2);
        if (place is not null && name.Count > 1 && !Gazetteer.IsGiven(first.Folded)) return (EntityType.Place, 2);
        if (IsPersonal(name)) return (EntityType.Person, 3);
        if ((Explained(name) ?? (place is null ? Led(name) : null)) is { } explained) return (explained, 3);
        if (HeadType(name) is { } head) return name.Words.Length == 1 && head != EntityType.PublicBody ? (null, 0) : head == EntityType.Place && first.Folded is "departamento" or "department" && place is null && name.Count > 2 && !EndsInPlace(name) ? (EntityType.PublicBody, 3) : (head, 3);
        if (name.Count > 1 && Gazetteer.Known(first.Form) is { } brand && brand is EntityType.Company or EntityType.Organization) return (brand, 2);
        if (place is not null && IsPlaced(name)) return (EntityType.Place, 2);
        if (Giver(name) is { } giver && (place is null || giver == EntityType.Place || name.Count > 1)) return (giver, 2);
        return place is not null ? (EntityType.Place, 1) : Guess(name);
    }

    static (EntityType?, int) Country(Name name, string code)
    {
        name.Country = code;
        return (EntityType.Place, 3);
    }

    bool EndsInPlace(Name name) => Gazetteer.Place(_tokens[name.Last].Folded) is not null;

    // "ministro de Justicia y Derechos Humanos": the ministry by its field.
    bool IsMinistry(Name name) => At(name, name.First - 1) is { Folded: "de" or "of" } && At(name, name.First - 2) is { Lemma: "ministro" or "ministra" or "viceministro" or "minister" } && Gazetteer.Place(Key(name)) is null;

    // "gobernador X", "Mr X", "ex senadora andina X", "fiscal X".
    bool IsTitled(Name name)
    {
        if (name.Words.Length > 5 || Triggers.Head(_tokens[name.First]) is not null && !Gazetteer.IsSurname(_tokens[name.First].Folded)) return false;
        if (_tokens[name.First].Folded is "los" or "las" || name.IsAcronym) return false;
        var before = At(name, name.First - 1);
        if (before is { Upos: Upos.Adj } && !char.IsUpper(before.Value.Form[0]) && Gazetteer.Demonym(before.Value.Folded) is not null) before = At(name, name.First - 2);
        if (before is not { } title) return false;
        if (Triggers.IsHonorific(title.Folded)) return true;
        var word = Triggers.WithoutEx(title.Folded);
        return title.Upos is Upos.Noun or Upos.Propn or Upos.Adj && Triggers.Post(word) is not null && (Gazetteer.Place(Key(name)) is null || Gazetteer.IsSurname(name.Words[^1])) && word is not ("policia" or "general" or "soldier" or "partner");
    }

    // A given name, then one that is no head of a body.
    bool IsPersonal(Name name)
    {
        var words = name.Words;
        if (words.Length is < 2 or > 7 || words[0] != _tokens[name.First].Folded && !Gazetteer.IsGiven(words[0])) return false;
        var (head, tail) = (Triggers.Head(_tokens[name.First]), Triggers.Head(_tokens[name.Last]));
        if (tail is not null && !Gazetteer.IsCommonSurname(words[^1]) || head is not null) return false;
        // "the Pier Boys": several, by their article.
        if (!_spanish && words[^1][^1] == 's' && !Gazetteer.IsSurname(words[^1]) && At(name, name.First - 1) is { Folded: "the" }) return false;
        if (Gazetteer.IsGiven(words[0])) return true;
        return _tokens[name.First].Form.EndsWith('.') && _tokens[name.First].Form.Length == 2 && words.Length == 2;
    }

    EntityType? HeadType(Name name)
    {
        var first = _tokens[name.First];
        var article = first.Folded is "el" or "la" or "los" or "las" or "the";
        if (article && name.Count > 1) first = _tokens[name.First + 1];
        var start = Triggers.Head(first);
        if (Joined(name) is { } joint)
        {
            for (var i = joint - 1; i >= name.First; i--)
                if (Triggers.Head(_tokens[i]) is { } of) return of;
        }

        var end = Triggers.Head(_tokens[name.Last]);
        if (_spanish) return start ?? Middle(name) ?? end;
        // "Kings of Puerto Port": what is of a place is none.
        return end == EntityType.Place && start is null && Joined(name) is not null && first.Morph.HasFlag(Morph.Plural) ? null : end ?? start ?? Middle(name);
    }

    int? Joined(Name name)
    {
        for (var i = name.First + 1; i < name.Last; i++)
            if (_tokens[i].Folded is "of" or "de" or "del" or "for" or "against" or "contra" or "para" or "on") return i;
        return null;
    }

    EntityType? Middle(Name name)
    {
        for (var i = name.First + 1; i < name.Last; i++)
            if (Triggers.Head(_tokens[i]) is { } type) return type;
        return null;
    }

    // "X, a company that …", "X, una banda dedicada a …": what is said beside the name tells what it is.
    EntityType? Explained(Name name)
    {
        var at = Aside(name);
        if (at < 0 || At(name, at) is not { Upos: Upos.Det, Folded: "a" or "an" or "una" or "un" }) return null;
        for (var i = at + 1; i <= at + 4 && At(name, i) is { } word; i++)
            if (word.Upos == Upos.Noun && (_spanish || At(name, i + 1) is not { Upos: Upos.Noun })) return Triggers.Actor(word) is EntityType.Company or EntityType.Organization && Triggers.Actor(word) is { } type ? type : null;
            else if (word.Upos is not (Upos.Adj or Upos.Noun or Upos.Propn or Upos.Verb)) return null;
        return null;
    }

    // Where what is said beside a name begins, behind a comma or bracket, and behind the quotes that the name stands in; -1 where nothing is.
    int Aside(Name name)
    {
        var i = name.Last + 1;
        while (At(name, i) is { Form: "”" or "\"" or "»" } || i == name.Last + 1 && At(name, i) is { Form: "," } &&
            At(name, i + 1) is { Form: "”" or "\"" or "»" }) i++;
        return At(name, i) is { Form: "," or "(" } || At(name, i - 1) is { Form: "”" or "\"" or "»" } &&
            At(name, i - 2) is { Form: "," } ? At(name, i) is { Form: "," or "(" } ? i + 1 : i : -1;
    }

    // "the Pier Boys, headed by Ana Tello", "members of the “New Ones”", "leader of the Pier Boys": who is led, or has members, is a group.
    EntityType? Led(Name name)
    {
        if (_spanish || name.Words.Length < 2 || HeadType(name) is not (null or EntityType.Place)) return null;
        if (Aside(name) is > 0 and var at && At(name, at) is { Folded: "headed" or "led" or "commanded" or "run" } &&
            At(name, at + 1) is { Folded: "by" }) return EntityType.Organization;
        var i = name.First - 1;
        while (At(name, i) is { Form: "“" or "\"" or "«" } or { Folded: "the" }) i--;
        return HeadType(name) is null && At(name, i) is { Folded: "of" } &&
            At(name, i - 1) is
            {
                Lemma: "member" or "leader" or "boss" or "ringleader" or "gunman" or "hitman" or "militant" or "operative" or "faction" or
            "soldier"
            } ? EntityType.Organization : null;
    }

    // "el diario X", "ciudad de X", "banda “Los X”"; "X region", "X newspaper".
    EntityType? Giver(Name name)
    {
        var i = name.First - 1;
        if (At(name, i) is { Form: "“" or "\"" or "«" or "'" or "‘" }) i--;
        if (At(name, i) is { Folded: "de" or "del" or "of" }) i--;
        else if (At(name, i) is { Upos: Upos.Det, Folded: "the" or "la" or "el" } && At(name, i - 1) is { Folded: "of" or "de" }) i -= 2;
        if (At(name, i) is { Upos: Upos.Adj }) i--;
        if (At(name, i) is { } before && i < name.First - 0 && before.Upos is Upos.Noun or Upos.Propn && char.IsLower(before.Form[0]) && Triggers.Head(before) is { } given)
        {
            var of = i < name.First - 1 && _tokens[name.First - 1].Folded is "de" or "del" or "of" or "la" or "el" or "the";
            if (!of || given == EntityType.Place) return given;
        }

        if (At(name, name.Last + 1) is { Upos: Upos.Noun } after && char.IsLower(after.Form[0]))
        {
            if (Triggers.Head(after) is EntityType.Place) return EntityType.Place;
            if (after.Folded is "newspaper" or "gang" or "party" or "group") return EntityType.Organization;
            if (after.Folded is "police" or "prosecutor" or "prosecutors" or "mayor" or "governor" or "resident" or "residents" or "native" && Gazetteer.Place(Key(name)) is not null) return EntityType.Place;
        }

        return null;
    }

    // "in X", "en X", "X, Peru".
    bool IsPlaced(Name name)
    {
        if (At(name, name.First - 1) is { Folded: "in" or "en" or "from" or "desde" or "hacia" or "near" or "at" or "hasta" or "around" or "throughout" or "across" }) return true;
        if (At(name, name.First - 1) is { Folded: "de" } && At(name, name.First - 2) is { Folded: "cerca" or "ciudad" or "afueras" or "sur" or "norte" or "localidad" or "distrito" or "provincia" or "departamento" }) return true;
        return At(name, name.Last + 1) is { Form: "," or "(" } && At(name, name.Last + 2) is { } next && Gazetteer.Place(next.Folded) is { IsWide: true };
    }

    (EntityType?, int) Guess(Name name)
    {
        var first = _tokens[name.First];
        if (name.IsAcronym) return (EntityType.Organization, 0);
        if (first.Folded is "los" or "las" && name.Count > 1) return (EntityType.Organization, 2);
        if (first.Folded is "el" or "la" && name.Count > 1) return (EntityType.Organization, 0);
        if (HasAge(name) || IsSpeaker(name) || IsShortened(name)) return (EntityType.Person, 2);
        if (name.Words.Length > 1)
            foreach (var word in name.Words)
                if (Gazetteer.Place(word) is { Kind: 'c' } || Gazetteer.Demonym(word) is not null) return (EntityType.Organization, 0);
        if (IsPlaced(name) && name.Count <= 3 && !Gazetteer.IsSurname(name.Words[^1])) return (EntityType.Place, 1);
        var surname = Gazetteer.IsSurname(name.Words[^1]);
        // "Ulmira Garcia Pont": father's and mother's name; the first of the two tells.
        if (name.Words.Length == 3 && name.Count == 3 && Gazetteer.IsCommonSurname(name.Words[1]) && Triggers.Head(_tokens[name.First]) is null &&
            AllCapital(name) && !Lexicon.IsCommon(name.Words[0], _spanish)) return (EntityType.Person, 2);
        if (name.Words.Length >= 2 && surname) return (EntityType.Person, 1);
        if (name.Words.Length == 1) return (surname || Gazetteer.IsGiven(name.Words[0])) && (!Lexicon.IsCommon(first.Folded, _spanish) || Gazetteer.IsCommonSurname(first.Folded)) ? (EntityType.Person, 0) : (null, 0);
        if (IsPhrase(name)) return (null, 0);
        if (name.Words.Length is 2 or 3 && name.Words.All(w => w.All(char.IsLetter) && !Lexicon.IsCommon(w, _spanish)) && AllCapital(name)) return (EntityType.Person, 0);
        return (EntityType.Organization, 0);
    }

    // "Mara Quint: I signed nothing."
    bool IsSpeaker(Name name)
    {
        var sentence = _text.Sentences[name.Sentence];
        if (name.First > sentence.First + 2 || At(name, name.Last + 1) is not { Form: ":" }) return false;
        for (var i = name.Last + 2; i < _tokens.Length && i <= name.Last + 60; i++)
            if (_tokens[i].Form == ":") return false;
            else if (_tokens[i].Folded is "i" or "my" or "me" or "we" or "our" or "yo" or "mi" or "nosotros") return true;
        return false;
    }

    // "Mara Q.": courts and their reporters keep the surname to themselves.
    bool IsShortened(Name name) => name.Count == 2 && _tokens[name.Last].Form is [>= 'A' and <= 'Z', '.'] && Triggers.Head(_tokens[name.First]) is null && !Lexicon.IsCommon(name.Words[0], _spanish);

    // "Gender Equality", "Nota Previa": only common words, with capitals for show.
    bool IsPhrase(Name name)
    {
        for (var i = name.First; i <= name.Last; i++)
            if (!NameWords.IsParticle(_tokens[i].Folded) && !Lexicon.IsCommon(_tokens[i].Folded, _spanish)) return false;
        return true;
    }

    bool AllCapital(Name name)
    {
        for (var i = name.First; i <= name.Last; i++)
            if (_tokens[i].Upos != Upos.Propn && !NameWords.IsParticle(_tokens[i].Folded)) return false;
        return true;
    }

    // ", de 38 años", ", 38,", "(38)"
    bool HasAge(Name name)
    {
        if (At(name, name.Last + 1) is not { Form: "," or "(" }) return false;
        var i = name.Last + 2;
        if (At(name, i) is { Folded: "de" or "aged" }) i++;
        return At(name, i) is { Upos: Upos.Num, Form.Length: 2 } && At(name, i + 1) is { Folded: "años" or "," or ")" or "years" };
    }
}
