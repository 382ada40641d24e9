using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Finds the runs of words that are names: capitals, joined over particles where the words on both sides allow it, and lower-case heads with what names them.</summary>
sealed partial class NameFinder
{
    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;
    readonly List<Name> _names = [];
    Sentence _sentence;
    bool _capitals;

    readonly bool _spanish;

    NameFinder(AnalysedText text) => (_text, _tokens, _spanish) = (text, text.Tokens, text.IsSpanish);

    /// <summary>The names of a text, in order; none overlaps another.</summary>
    internal static List<Name> Find(AnalysedText text)
    {
        var finder = new NameFinder(text);
        foreach (var sentence in text.Sentences) finder.Read(sentence);
        return finder._names;
    }

    void Read(Sentence sentence)
    {
        _sentence = sentence;
        _capitals = IsCapitals(sentence);
        for (var i = sentence.First; i <= sentence.Last;)
        {
            var end = Lower(i);
            if (end < 0) end = IsNameWord(i) ? Run(i) : -1;
            i = end < 0 ? i + 1 : end + 1;
        }
    }

    bool IsCapitals(Sentence sentence)
    {
        var (capital, words) = (0, 0);
        for (var i = AfterLabel(sentence); i <= sentence.Last; i++)
        {
            // "Ana Tello met Hugo Paz": who writes headlines in capitals writes verbs so too.
            if (!_spanish && _tokens[i].Upos == Upos.Verb && char.IsLower(_tokens[i].Form[0])) return false;
            if (_tokens[i].Form.Length < 4 || !char.IsLetter(_tokens[i].Form[0])) continue;
            words++;
            if (_spanish ? _tokens[i].Form.AsSpan().IndexOfAnyInRange('a', 'z') < 0 : char.IsUpper(_tokens[i].Form[0])) capital++;
        }

        var heading = sentence.Block is Documents.BlockKind.Title or Documents.BlockKind.Subtitle or Documents.BlockKind.Heading;
        return words >= 3 && capital * 10 >= words * (heading || _spanish ? 7 : 9);
    }

    // "Dr Tello: What's up?": a speaker's label is no headline.
    int AfterLabel(Sentence sentence)
    {
        for (var i = sentence.First + 1; i < sentence.Last && i <= sentence.First + 5; i++)
            if (_tokens[i].Form == ":") return i + 1;
        return sentence.First;
    }

    Token? At(int i) => i >= _sentence.First && i <= _sentence.Last ? _tokens[i] : null;

    bool IsCapital(int i) => i >= _sentence.First && i <= _sentence.Last && char.IsUpper(_tokens[i].Form[0]);

    // --- words of names -----------------------------------------------------------------------------------------------------------------

    bool IsNameWord(int i)
    {
        // "S/ 2", "US$": money is no name.
        if (i <= _sentence.Last && _tokens[i].Form is [.., '/' or '$'] or [.., '/', '.']) return false;
        if (!IsCapital(i)) return _tokens.Length > i && i <= _sentence.Last && IsLikeAName(_tokens[i].Form);
        var token = _tokens[i];
        if (NameWords.NeverStart(token.Folded) && !(token.Upos == Upos.Propn && IsAcronymForm(token.Form))) return false;
        if (i < _sentence.Last && IsCapital(i + 1) && Gazetteer.Place(Key(i, i + 1)) is not null && !_capitals) return true;
        if (_capitals) return Gazetteer.IsGiven(token.Folded) && (Gazetteer.IsSurname(At(i + 1)?.Folded ?? "") || Gazetteer.IsGiven(At(i + 1)?.Folded ?? "")) && IsCapital(i + 1) || Gazetteer.Known(token.Form) is not null && !Lexicon.IsCommon(token.Folded, _spanish) || Gazetteer.Place(token.Folded) is { Kind: 'c' };
        if (i < _sentence.Last && IsHalf(token.Folded) && Gazetteer.Demonym(Key(i, i + 1)) is not null) return IsCapital(i + 2) && Triggers.Head(_tokens[i + 2]) is not null;
        if (i > _sentence.First && IsHalf(_tokens[i - 1].Folded) && Gazetteer.Demonym(Key(i - 1, i)) is not null) return false;
        if (IsArticle(token.Folded)) return IsNameArticle(i);
        if (token.Upos is Upos.Adp or Upos.Det or Upos.Pron or Upos.Aux or Upos.Cconj or Upos.Sconj or Upos.Part) return false;
        if (Gazetteer.Demonym(token.Folded) is not null && !(Gazetteer.IsGiven(token.Folded) && token.Upos == Upos.Propn) && !(IsCapital(i + 1) && Triggers.Head(_tokens[i + 1]) is not null)) return Gazetteer.Place(token.Folded) is not null && token.Upos == Upos.Propn;
        if (token.Upos == Upos.Propn) return true;
        return IsInitialName(i);
    }

    // First words of demonyms in two words.
    static bool IsHalf(string folded) => folded is "central" or "south" or "north" or "latin" or "costa" or "puerto" or "saudi";

    // "iPhone", "elPeriódico": a capital inside.
    static bool IsLikeAName(string form) => form.Length > 3 && char.IsLower(form[0]) && form.AsSpan(1).ContainsAnyInRange('A', 'Z') && !form.Contains('-');

    static bool IsArticle(string folded) => folded is "el" or "la" or "los" or "las" or "the";

    // "Los Carreteros", "El Faro": an article with a capital inside a sentence, or at its start where what follows is a name as well.
    bool IsNameArticle(int i)
    {
        if (_tokens[i].Folded == "the" || !IsCapital(i + 1) || IsTitle(i + 1)) return false;
        if (!Opens(i)) return _tokens[i + 1].Upos != Upos.Adp && !IsPronoun(i + 1);
        if (Known(i, 2) || Known(i, 3) || Gazetteer.Place(Key(i, i + 1)) is not null) return true;
        return _tokens[i].Folded is "los" or "las" && Triggers.Head(_tokens[i + 1]) is null && Gazetteer.Demonym(_tokens[i + 1].Folded) is null && _tokens[i + 1].Upos is Upos.Propn or Upos.Noun && Triggers.Actor(_tokens[i + 1]) is null;
    }

    // A pronoun that a tagger is right about is short; a long word with a capital is a name that it did not know.
    bool IsPronoun(int i) => _tokens[i] is { Upos: Upos.Pron, Form.Length: <= 8 };

    bool Known(int first, int count) => first + count - 1 <= _sentence.Last && Gazetteer.Known(Slice(first, first + count - 1)) is not null;

    ReadOnlySpan<char> Slice(int first, int last) => _text.Document.Text.AsSpan(_tokens[first].At.Start, _tokens[last].At.End - _tokens[first].At.Start);

    bool Opens(int i) => i == _sentence.First || _tokens[i - 1].Form is "“" or "\"" or "«" or "¿" or "¡" or ":" or "•" or "-" or "–" or "—" or "‘" && (i - 1 == _sentence.First || _tokens[i - 1].Form is ":" or "•");

    // The first word of a sentence is written with a capital anyway: it belongs to a name only where the next word or a list says so.
    bool IsInitialName(int i)
    {
        var token = _tokens[i];
        if (!Opens(i)) return token.Upos is Upos.Noun or Upos.Adj or Upos.Num or Upos.X || token.Upos is Upos.Verb or Upos.Adv && IsCapital(i + 1);
        if (Gazetteer.Known(token.Form) is not null && Triggers.Head(token) is null && !(IsCapital(i + 1) && IsTitle(i + 1))) return true;
        var head = Triggers.Head(token) is not null;
        if (head && (IsCapital(i + 1) || IsJoiner(i + 1) && IsCapital(AfterJoiner(i + 1)))) return !(IsTitle(i) && At(i + 1) is { Upos: Upos.Propn });
        if (!IsCapital(i + 1)) return Gazetteer.IsGiven(token.Folded) && Gazetteer.IsSurname(token.Folded) && token.Upos == Upos.Propn || Gazetteer.Place(token.Folded) is { IsWide: true };
        return Gazetteer.IsGiven(token.Folded) || token.Upos is Upos.Adj or Upos.Noun && HeadSoon(i + 1);
    }

    bool HeadSoon(int i)
    {
        for (var j = i; IsCapital(j) && j < i + 4; j++)
            if (Triggers.Head(_tokens[j]) is not null) return true;
        return false;
    }

    bool IsTitle(int i) => Triggers.IsHonorific(_tokens[i].Folded) || Triggers.Post(_tokens[i].Folded) is not null;

    internal static bool IsAcronymForm(string form)
    {
        var upper = 0;
        foreach (var c in form)
            if (char.IsUpper(c)) upper++;
            else if (!char.IsAsciiDigit(c) && c is not ('-' or '.')) return false;
        return upper >= 2;
    }

    // --- runs ---------------------------------------------------------------------------------------------------------------------------

    int Run(int i)
    {
        var first = i;
        while (first < _sentence.Last && IsStrippable(first)) first++;
        if (!IsCapital(first) && !IsLikeAName(_tokens[first].Form)) return -1;
        if (first > i && !IsNameWord(first)) return -1;
        var last = Extend(first);
        Split(first, last);
        return last;
    }

    // "Interior Minister X", "Honduras President X", "National Police Director X": the title parts what goes before it from the person.
    void Split(int first, int last)
    {
        // "el jefe del grupo Colibrí ANA TELLO": the group's name is the first word, then a person's begins.
        if (last >= first + 2 && first > _sentence.First && _tokens[first - 1].Folded is "grupo" or "banda" or "clan" or "comando" or "organizacion" or "cartel" && LooksLikePerson(first + 1) && !Gazetteer.IsGiven(_tokens[first].Folded))
        {
            Emit(first, first);
            Emit(first + 1, last);
            return;
        }

        for (var i = last - 1; i >= first; i--)
        {
            if (!(Triggers.IsHonorific(_tokens[i].Folded) || Triggers.Post(_tokens[i].Folded) is not null) || !Gazetteer.IsGiven(_tokens[i + 1].Folded) && !(Gazetteer.IsSurname(_tokens[i + 1].Folded) && i + 1 == last)) continue;
            if (_spanish && i == first && Triggers.Head(_tokens[i]) is not null && last > i + 1 && _tokens[i + 1].Folded is "de") break;
            Emit(i + 1, last);
            var end = i - 1;
            while (end >= first && (Triggers.Post($"{_tokens[end].Folded} {_tokens[end + 1].Folded}") is not null || _tokens[end].Upos is Upos.Adj && end > first || NameWords.IsRank(_tokens[end].Folded) && end > first)) end--;
            if (end >= first && (Gazetteer.Place(Key(first, end)) is not null || HeadOf(first, end) is not null || IsAcronymForm(_tokens[first].Form))) Emit(first, end);
            return;
        }

        Emit(first, last);
    }

    // "President X", "Former Governor X", "Fiscal X": titles in capitals stand before the name.
    bool IsStrippable(int i)
    {
        if (!IsCapital(i + 1)) return false;
        var folded = _tokens[i].Folded;
        if (folded is "police" or "army" or "regional" or "provincial" or "provisional" && IsTitle(i + 1) && IsCapital(i + 2)) return true;
        if (folded is "attorney" or "solicitor" && _tokens[i + 1].Folded is "general") return IsCapital(i + 2) && _tokens[i + 2].Folded is not ("'s" or "’s");
        if (Triggers.IsFormer(folded) || Triggers.IsHonorific(folded)) return true;
        // "Trafficker Ana Tello was …": at the head of a sentence any noun for people has a capital.
        if (!_spanish && Opens(i) && !Gazetteer.IsGiven(folded) && Gazetteer.IsGiven(_tokens[i + 1].Folded) && IsCapital(i + 2) &&
            Triggers.Actor(_tokens[i]) == EntityType.Person) return true;
        if (Triggers.Head(_tokens[i + 1]) is not null && Gazetteer.IsGiven(_tokens[i + 1].Folded) is false) return false;
        return Triggers.Post(folded) is not null && (_tokens[i + 1].Upos == Upos.Propn || IsTitle(i + 1)) && (Gazetteer.IsGiven(_tokens[i + 1].Folded) || Gazetteer.IsSurname(_tokens[i + 1].Folded) || IsTitle(i + 1) || Triggers.Head(_tokens[i]) is null);
    }

    int Extend(int first)
    {
        var last = first;
        while (last < _sentence.Last && last - first < 14)
        {
            var next = last + 1;
            if (Continues(first, last, next)) last = next;
            else if (IsPossessed(first, next)) last = next + 1;
            else if (IsNickname(first, last, next)) last = next + 2;
            else if (IsJoiner(next) && AfterJoiner(next) is var after && after <= _sentence.Last && IsCapital(after) && Joins(first, last, next, after)) last = after;
            else break;
        }

        return last;
    }

    bool Continues(int first, int last, int next)
    {
        var token = _tokens[next];
        if (token.At.Start - _tokens[last].At.End > 1 && HasBreak(_tokens[last].At.End, token.At.Start)) return false;
        if (IsCapital(next))
        {
            if (NameWords.NeverInside(token.Folded)) return false;
            if (_capitals && !(Gazetteer.IsSurname(token.Folded) && Gazetteer.IsGiven(_tokens[first].Folded) && token.Upos != Upos.Verb)) return false;
            return !(token.Upos is Upos.Aux or Upos.Sconj || IsPronoun(next)) && !StartsAnew(first, last, next);
        }

        if (token.Upos == Upos.Num || char.IsAsciiDigit(token.Form[0])) return token.Form.Length <= 5 && (Known(first, next - first + 1) || Triggers.Head(_tokens[first]) is EntityType.Law or EntityType.Organization or EntityType.Event || NameWords.IsNumberSign(_tokens[last].Form));
        return NameWords.IsNumberSign(token.Form) && Triggers.Head(_tokens[first]) is EntityType.Law && At(next + 1) is { Upos: Upos.Num };
    }

    // Two names side by side: a person's given name after a body ("Fiscalía Juan" does not happen; "Ministro Juan" was stripped) or a title in between.
    bool StartsAnew(int first, int last, int next) => IsHolder(first, last, next) || Triggers.IsHonorific(_tokens[next].Folded) && next > first + 1 && !IsTitle(last) ||
        LooksLikePerson(next) && (Known(first, last - first + 1) || last > first && HeadOf(first, last) == EntityType.PublicBody && _tokens[first].Folded is not "hospital") ||
        Gazetteer.Place(_tokens[next].Folded) is { Kind: 'c' } && Gazetteer.Place(Key(first, last)) is { Kind: 'c' } || IsArticle(_tokens[next].Folded) && _tokens[next].Folded != "the" && !Gazetteer.IsGiven(_tokens[last].Folded) && Triggers.Head(_tokens[last]) is null;

    // "el ministro del Interior | Hilario Z.", "la directora de la Oficina Regional de Obras | Elena V.": behind a post and what it is of, a given name begins who holds it.
    bool IsHolder(int first, int last, int next)
    {
        if (!_spanish || !Gazetteer.IsGiven(_tokens[next].Folded) || _tokens[next].Upos is Upos.Adj || NameWords.BearsPeople(_tokens[last].Folded)) return false;
        if (Gazetteer.IsGiven(_tokens[last].Folded) && Gazetteer.Place(Key(first, last)) is null) return false;
        if (IsAcronymForm(_tokens[last].Form) && !_capitals && !IsAcronymForm(_tokens[next].Form)) return IsCapital(next + 1);
        var surname = IsCapital(next + 1) ? next + 1 : At(next + 1) is { Folded: "de" or "del" } && IsCapital(AfterJoiner(next + 1)) ? AfterJoiner(next + 1) : -1;
        if (surname < 0 || surname > _sentence.Last || Triggers.Head(_tokens[surname]) is not null && !Gazetteer.IsSurname(_tokens[surname].Folded)) return false;
        var i = first - 1;
        if (At(i) is not { Folded: "de" or "del" or "la" or "el" or "los" or "las" or "grupo" or "banda" or "partido" }) return false;
        while (i > _sentence.First && i > first - 5 && _tokens[i].Folded is "de" or "del" or "la" or "el" or "los" or "las" or "grupo" or "banda" or "partido") i--;
        return Triggers.Post(Triggers.WithoutEx(_tokens[i].Folded)) is not null;
    }

    // "Nicanor el Zurdo Paz": a nickname between given name and surname.
    bool IsNickname(int first, int last, int i) => first == last && i + 2 <= _sentence.Last && _tokens[i].Folded is "el" or "la" && !IsCapital(i) && IsCapital(i + 1) && IsCapital(i + 2) && Gazetteer.IsGiven(_tokens[first].Folded);

    // "Attorney General's Office", "Prosecutor's Office"
    bool IsPossessed(int first, int i) => _tokens[i].Folded is "'s" or "’s" && IsCapital(i + 1) && _tokens[i + 1].Folded is "office" or "department" or "ministry" or "bureau" or "institute" && Triggers.Head(_tokens[i - 1]) is not null | IsTitle(i - 1);

    bool HasBreak(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (_text.Document.Text[i] is '\n' or '\r' or '\t') return _capitals || IsBlank(from, to);
        return false;
    }

    bool IsBlank(int from, int to) => _text.Document.Text.AsSpan(from, to - from).Count('\n') > 1;

    bool IsJoiner(int i) => i < _sentence.Last && NameWords.IsJoiner(_tokens[i].Folded);

    int AfterJoiner(int i)
    {
        var after = i + 1;
        if (after <= _sentence.Last && _tokens[i].Folded == "y" && _tokens[after].Folded == "de") after++;
        if (after <= _sentence.Last && _tokens[after].Folded is "la" or "los" or "las" or "el" or "the" or "lo" && !IsCapital(after)) after++;
        return after;
    }

    bool Joins(int first, int last, int joiner, int after)
    {
        var word = _tokens[joiner].Folded;
        if (_tokens[after].Upos is Upos.Pron or Upos.Sconj || NameWords.NeverInside(_tokens[after].Folded)) return false;
        if (Known(first, after - first + 1)) return true;
        var head = HeadOf(first, last);
        // "el asalto a la Constructora X por Los Halcones": an article with a capital begins a name of its own.
        if (_spanish && word is "por" or "contra" or "para" or "sobre" && (IsArticle(_tokens[after].Folded) || word == "por" && Triggers.Head(_tokens[after]) is not null)) return false;
        if (word is "de" or "del" or "da" or "do" or "dos" or "di" or "von" or "van") return JoinsOf(first, last, joiner, after, head);
        if (word is "y" or "e" or "and" && after != joiner + 1 && !(_tokens[joiner + 1].Folded is "de" && head == EntityType.PublicBody)) return false;
        if (word is "y" or "and" && IsMinistry(first)) return !LooksLikePerson(after);
        if (word is "y" or "e" or "and" or "&") return (head is EntityType.PublicBody or EntityType.Organization or EntityType.Company && HasJoiner(first, last) || word == "&") && !LooksLikePerson(after) && Triggers.Head(_tokens[after]) is null && Gazetteer.Place(_tokens[after].Folded) is null || IsPlace(first, after);
        if (word == "of" && head is null && first == last && Triggers.Head(_tokens[Math.Min(_sentence.Last, RunEnd(after))]) is EntityType.Organization or EntityType.PublicBody) return true;
        if (word is "la" or "las" or "los" or "el") return _tokens[last].Folded is "contra" or "para" or "against" && IsCapital(last);
        if (word is "of" or "for" or "against" or "on" or "to" or "para" or "contra" or "sobre" or "sin" or "por") return head is not null && !LooksLikePerson(after) || IsPlace(first, after);
        return false;
    }

    // "ministra de Justicia y …", "Minister of Trade and …"
    bool IsMinistry(int first) => At(first - 1) is { Folded: "de" or "of" } && At(first - 2) is { Lemma: "ministro" or "ministra" or "viceministro" or "minister" or "secretary" or "secretario" or "secretaria" };

    int RunEnd(int i)
    {
        while (i < _sentence.Last && IsCapital(i + 1)) i++;
        return i;
    }

    bool JoinsOf(int first, int last, int joiner, int after, EntityType? head)
    {
        if (IsPlace(first, after) || _tokens[first].Folded is "los" or "las" && last == first + 1) return true;
        if (head is not null) return head is not EntityType.Place || !IsTitle(first);
        if (Gazetteer.Place(Key(first, last)) is { IsWide: true } || Triggers.Head(_tokens[after]) is not null && !Gazetteer.IsCommonSurname(_tokens[after].Folded)) return false;
        if (after == joiner + 2 || _tokens[joiner].Folded is "del" or "da" or "do") return Gazetteer.IsGiven(_tokens[first].Folded);
        return Gazetteer.IsGiven(_tokens[first].Folded) && (Gazetteer.IsSurname(_tokens[after].Folded) || Gazetteer.IsGiven(_tokens[after].Folded)) && Gazetteer.Place(_tokens[after].Folded) is not { IsWide: true };
    }

    bool HasJoiner(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (_tokens[i].Folded is "de" or "del" or "of" or "for" or "against" or "contra" or "para" or "on") return true;
        return false;
    }

    bool LooksLikePerson(int i) => Gazetteer.IsGiven(_tokens[i].Folded) && IsCapital(i + 1) && Gazetteer.IsSurname(At(i + 1)?.Folded ?? "");

    EntityType? HeadOf(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (Triggers.Head(_tokens[i]) is { } type) return type;
        return null;
    }

    bool IsPlace(int first, int last) => last - first < 6 && Gazetteer.Place(Key(first, last)) is not null;

    string Key(int first, int last)
    {
        if (first == last) return _tokens[first].Folded;
        var key = new System.Text.StringBuilder(_tokens[first].Folded);
        for (var i = first + 1; i <= last; i++) key.Append(' ').Append(_tokens[i].Folded);
        return key.ToString();
    }

    /// <summary>The folded words of a name, less particles and articles; all of them where nothing else is left.</summary>
    internal static string[] WordsOf(ImmutableArray<Token> tokens, int first, int last)
    {
        var words = new List<string>(last - first + 1);
        for (var i = first; i <= last; i++)
            if (!NameWords.IsParticle(tokens[i].Folded) && char.IsLetterOrDigit(tokens[i].Form[0])) words.Add(tokens[i].Folded);
        if (words.Count == 0) words.Add(tokens[first].Folded);
        return [.. words];
    }

    void Emit(int first, int last, bool lower = false, EntityType? type = null, int sureness = 0)
    {
        _names.Add(new()
        {
            First = first,
            Last = last,
            Sentence = _sentence.Index,
            Words = WordsOf(_tokens, first, last),
            IsLower = lower,
            Type = type,
            Sureness = sureness,
            IsAcronym = first == last && IsAcronymForm(_tokens[first].Form) && !_capitals,
        });
    }
}
