using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Attribution;

/// <summary>Words that somebody says: who, original speaker first, and which tokens are theirs.</summary>
/// <param name="Accuses">The verb itself accuses ("alleges", "denuncia"), so that conduct inside is alleged.</param>
/// <param name="Again">Whoever spoke last: "agregó", "the report adds".</param>
/// <param name="CueFirst">First token of what introduces the speaker: inside it nothing is attributed to them.</param>
sealed record Speech(int First, int Last, int CueFirst, int CueLast, ImmutableArray<Filler> Chain, bool Accuses, bool Again = false)
{
    internal bool Holds(int token) => token >= First && token <= Last && !(token >= CueFirst && token <= CueLast);
}

/// <summary>Finds who speaks in a sentence: verbs of speech and of asking with their subject, accusations with their accuser, "according to", and outlets that relay.</summary>
sealed class SpeechFinder
{
    static readonly ImmutableArray<ImmutableArray<string>> Makers = [["by"], ["of"], ["from"], ["de"], ["por"]];

    readonly Scene _scene;
    readonly Parties _parties;

    internal SpeechFinder(Scene scene) => (_scene, _parties) = (scene, new(scene, speaking: true));

    internal List<Speech> Find()
    {
        var found = new List<Speech>();
        for (var i = _scene.First; i <= _scene.Last; i++)
        {
            if (_scene.Lexicon.Length("according", _scene.Tokens, i, _scene.Last) is > 0 and var length)
            {
                if (ByAccording(i, length) is { } speech) found.Add(speech);
                i += length - 1;
            }
            else if (IsAccusedBy(i) && ByAccuser(i) is { } accusation) found.Add(accusation);
            else if (IsSpeechVerb(i) && ByVerb(i) is { } speech) found.Add(speech);
        }

        return found;
    }

    bool IsSpeechVerb(int at) => _scene.IsVerb(at) && _scene.Over(at) is null && (_scene.Lexicon.Has("speech-verbs", _scene.Tokens[at]) || (_scene.Is(at + 1, "que", "that") && _scene.Lexicon.Has("finding-verbs", _scene.Tokens[at])) || IsAsking(at)) && (_scene.VoiceOf(at) != Voice.Passive || _scene.IsFinite(at) && (_scene.Evidence.Spanish || !_scene.IsComma(at - 1) && !_scene.IsComma(at - 2)));

    /// <summary>"the prosecutor asked for twelve years": what is asked for is theirs.</summary>
    bool IsAsking(int at) => (_scene.IsFinite(at) || (_scene.IsParticiple(at) && _scene.GroupStart(at) < at && _scene.VoiceOf(at) == Voice.Active)) && _scene.Lexicon.Has("asking-verbs", _scene.Tokens[at]);

    Speech? ByAccording(int at, int length)
    {
        var accuses = AccusesBy(at + length);
        if (Source(at + length) is not { } speaker) return accuses ? new(_scene.First, _scene.Last, at, at + length, [], Accuses: true) : null;
        var end = speaker.Last;
        while (end + 1 <= _scene.Last && !_scene.IsComma(end + 1) && !_scene.IsFinite(end + 1)) end++;
        return new(_scene.First, _scene.Last, at, end, Chain(speaker, end), accuses);
    }

    /// <summary>The speaker named at a place: right there, or behind "a report by", "un informe de".</summary>
    TokenMention? Source(int at)
    {
        if (_parties.Adjacent(at, PartyTypes.Actor, crossA: false) is { } direct) return direct;
        // "según La Voz": a name that stands for who says it, whatever else it may be the name of.
        if (_scene.Evidence.Spanish && (_scene.Over(at) ?? _scene.Over(at + 1)) is { Kind: MentionKind.Name } named && named.First <= at + 1 && _scene.Evidence.TypeOf(named.Entity) is EntityType.Place) return named;
        for (var i = at; i <= at + 6 && i <= _scene.Last; i++)
            if (_scene.Lexicon.Has("sources", _scene.Tokens[i])) return MakerOf(i);
        return null;
    }

    /// <summary>"the indictment", "la acusación fiscal", "tesis fiscal": who speaks there accuses.</summary>
    bool AccusesBy(int at)
    {
        for (var i = at; i <= at + 3 && i <= _scene.Last && !_scene.IsComma(i) && !_scene.IsVerb(i); i++)
            if (_scene.Lexicon.Has("prosecutors", _scene.Tokens[i])) return true;
        return false;
    }

    /// <summary>Who made a report: "a report by X", "X's report", "the X data".</summary>
    TokenMention? MakerOf(int noun)
    {
        if (_parties.After(noun, Makers, PartyTypes.Actor, 10) is { } maker) return maker;
        for (var i = noun - 1; i >= _scene.First && i >= noun - 4; i--)
        {
            if (_scene.EndingAt(i).FirstOrDefault(m => PartyTypes.Actor.Contains(_scene.Evidence.TypeOf(m.Entity))) is { } before) return before;
            if (_scene.Tokens[i].Upos is not (Upos.Noun or Upos.Adj or Upos.Part or Upos.Num) && !_scene.Is(i, "'s", "’s")) return null;
        }

        return null;
    }

    /// <summary>"accused by X of", "señalado por X como": what follows is X's accusation.</summary>
    bool IsAccusedBy(int at) => _scene.Holds(at) && _scene.Tokens[at].Upos is Upos.Verb or Upos.Adj && _scene.Lexicon.Has("accusing-verbs", _scene.Tokens[at]) && _scene.VoiceOf(at).HasFlag(Voice.Passive) && _scene.IsParticiple(at);

    Speech? ByAccuser(int verb)
    {
        for (var i = verb + 1; i <= verb + 3 && i <= _scene.Last; i++)
        {
            if (!_scene.Is(i, "by", "por")) continue;
            if (_parties.Adjacent(i + 1, PartyTypes.Actor, crossA: false) is not { } accuser) return null;
            return new(accuser.Last + 1, AsideEnd(accuser.Last), verb, accuser.Last, [Filler.Of(accuser)], Accuses: true);
        }

        return null;
    }

    Speech? ByVerb(int verb)
    {
        var (speaker, after) = Speaker(verb);
        if (speaker is null) return ByNoun(verb);
        var start = Math.Min(_scene.GroupStart(verb), after || speaker.First > verb ? int.MaxValue : Titled(speaker.First));
        var accuses = _scene.Lexicon.Has("accusing-speech", _scene.Tokens[verb]);
        var end = after ? speaker.Last : verb;
        if (IsAsSaid(start)) return new(_scene.First, _scene.Last, start, end, Chain(speaker, verb), accuses);
        if (IsPostposed(start, after, verb)) return new(_scene.First, Continues(end) ? _scene.Last : start - 1, start, end, Chain(speaker, verb), accuses);
        if (!HasComplement(verb)) return null;
        if (speaker.First < verb && !_scene.IsRelative(_scene.GroupStart(verb) - 1) && IsFronted(speaker.First)) return new(_scene.First, _scene.Last, speaker.First, verb, Chain(speaker, verb), accuses);
        return new(verb + 1, _scene.IsRelative(_scene.GroupStart(verb) - 1) || IsOfClause(speaker, verb) ? AsideEnd(verb) : _scene.Last, verb, verb, Chain(speaker, verb), accuses);
    }

    /// <summary>"X, a quien la fiscalía señala como …, vive en": the speaker stands inside a relative clause, and what they say ends with it.</summary>
    bool IsOfClause(TokenMention speaker, int verb)
    {
        for (var i = speaker.First - 1; speaker.First < verb && i > _scene.First && i >= speaker.First - 4; i--)
        {
            if (_scene.IsRelative(i)) return !_scene.Is(i, "que", "that") || _scene.IsPreposition(i - 1) || _scene.IsDeterminer(i - 1);
            if (_scene.Over(i) is null && _scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Noun or Upos.Propn)) return false;
        }

        return false;
    }

    /// <summary>", the regional prosecutor NAME said": a speaker begins with the determiner and title, where they follow a comma or a quotation.</summary>
    int Titled(int speaker)
    {
        var start = speaker;
        while (start - 1 >= _scene.First && _scene.Tokens[start - 1].Upos is Upos.Noun or Upos.Adj or Upos.Det or Upos.Propn or Upos.Adp) start--;
        return _scene.IsComma(start - 1) || _scene.IsQuote(start - 1) ? start : speaker;
    }

    /// <summary>"In addition to 350 firms, the report found …": what stands before the speaker without a verb of its own is theirs too.</summary>
    bool IsFronted(int speaker)
    {
        var start = speaker;
        while (start - 1 > _scene.First && !_scene.IsComma(start - 1) && !_scene.IsVerb(start - 1)) start--;
        return start - 1 > _scene.First && _scene.IsComma(start - 1) && _scene.Tokens[_scene.First].Upos is Upos.Adp or Upos.Sconj or Upos.Verb or Upos.Adv && !HasVerb(_scene.First, start - 1);
    }

    /// <summary>Nobody is found who says it: a thing that tells ("the report says"), somebody unknown ("a driver testified"), or whoever spoke before ("agregó").</summary>
    Speech? ByNoun(int verb)
    {
        if (IsAsking(verb) || _scene.VoiceOf(verb) == Voice.Passive) return null;
        var start = _scene.GroupStart(verb);
        var accuses = _scene.Lexicon.Has("accusing-speech", _scene.Tokens[verb]);
        var noun = SubjectNoun(verb);
        if (noun >= 0)
        {
            accuses |= AccusesBy(noun);
            var told = _scene.Lexicon.Has("sources", _scene.Tokens[noun]) && !_scene.Is(noun, "investigation", "investigations", "investigacion", "investigaciones");
            var maker = told ? MakerOf(noun) : OutletOf(verb);
            accuses |= !told && maker is null && IsWitness(noun, verb);
            if (maker is null && !accuses && !(told && IsDefinite(noun))) return null;
            ImmutableArray<Filler> chain = maker is null ? [] : [Filler.Of(maker)];
            if (noun < verb) return HasComplement(verb) ? new(IsFronted(noun) || maker is not null && !told ? _scene.First : verb + 1, _scene.Last, verb, verb, chain, accuses, Again: maker is null && told) : null;
            return start > _scene.First ? new(_scene.First, start - 1, start, noun, chain, accuses, Again: maker is null && told) : null;
        }

        if (!_scene.Evidence.Spanish || !_scene.IsFinite(verb) || _scene.Is(start, "se") || !_scene.Lexicon.Has("relays-again", _scene.Tokens[verb])) return null;
        if (IsPostposed(start, after: true, verb) && (_scene.IsComma(start - 1) || _scene.IsQuote(start - 1))) return new(_scene.First, Continues(verb) ? _scene.Last : start - 1, start, verb, [], accuses, Again: true);
        return start <= _scene.First + 3 && _scene.Is(verb + 1, "que") ? new(verb + 1, _scene.Last, verb, verb, [], accuses, Again: true) : null;
    }

    /// <summary>"a driver testified", "un exchofer declaró": somebody of no office says it; authorities and experts are taken at their word.</summary>
    bool IsWitness(int noun, int verb)
    {
        if (_scene.Over(noun) is { Kind: MentionKind.Name } || _scene.Tokens[noun].Upos != Upos.Noun || !(_scene.Lexicon.Has("said-then", _scene.Tokens[verb]) || _scene.Lexicon.Has("relays-again", _scene.Tokens[verb]))) return false;
        for (var i = Math.Max(_scene.First, noun - 2); i <= Math.Min(_scene.Last, noun + 2) && i < verb; i++)
            if (_scene.Lexicon.Has("experts", _scene.Tokens[i]) || _scene.Lexicon.Has("agents", _scene.Tokens[i]) || _scene.Lexicon.Has("measure-nouns", _scene.Tokens[i]) || _scene.Lexicon.Has("police-words", _scene.Tokens[i]) || _scene.Lexicon.Has("sources", _scene.Tokens[i])) return false;
        return true;
    }

    /// <summary>"40 percent told the pollster": who asked is who publishes it.</summary>
    TokenMention? OutletOf(int verb) => _scene.Lexicon.Has("relays", _scene.Tokens[verb]) && !_scene.Evidence.Spanish ? _parties.Adjacent(verb + 1, [EntityType.Organization, EntityType.Company], crossA: false) : null;

    int SubjectNoun(int verb)
    {
        for (var i = _scene.First; i <= _scene.Last; i++)
            if (_scene.Tokens[i].Head == verb && _scene.Tokens[i].Deprel == Deprel.Nsubj && !_scene.IsRelative(i) && (i < verb || i <= verb + 4)) return i;
        return -1;
    }

    bool IsDefinite(int noun)
    {
        for (var i = noun - 1; i >= _scene.First && i >= noun - 3; i--)
            if (_scene.Is(i, "the", "el", "la", "los", "las", "this", "that", "este", "esta", "dicho", "dicha")) return true;
        return false;
    }

    /// <summary>"As X explained, …", "Como explicó X, …", "…, según explicó X".</summary>
    bool IsAsSaid(int start) => _scene.Is(start - 1, "as", "como") && start - 1 <= _scene.First + 1 || _scene.Is(start - 1, "segun");

    /// <summary>What somebody says inside ", who denounced …," ends with the aside.</summary>
    int AsideEnd(int verb)
    {
        for (var i = verb + 1; i <= _scene.Last; i++)
            if (_scene.IsComma(i)) return i - 1;
        return _scene.Last;
    }

    (TokenMention? Speaker, bool After) Speaker(int verb)
    {
        var before = _scene.GroupStart(verb) - 1;
        if (_scene.IsComma(before) || _scene.IsQuote(before) || before < _scene.First || _scene.Is(before, "as", "como", "segun"))
            if (Inverts(verb) && _parties.Adjacent(verb + 1, PartyTypes.Actor, crossA: false) is { } inverted && !_scene.IsFinite(inverted.Last + 1)) return (inverted, true);
        return (InRelative(verb) ?? _parties.Subjects.Of(verb, PartyTypes.Actor), false);
    }

    /// <summary>"X, whom prosecutors describe as …", "a quien la fiscalía señala": who stands between the relative and the verb speaks, and X is spoken of.</summary>
    TokenMention? InRelative(int verb)
    {
        if (_scene.EndingAt(_scene.GroupStart(verb) - 1).FirstOrDefault(m => PartyTypes.Actor.Contains(_scene.Evidence.TypeOf(m.Entity))) is not { } speaker) return null;
        var i = speaker.First - 1;
        while (i > _scene.First && i >= speaker.First - 4 && _scene.Tokens[i].Upos is Upos.Det or Upos.Noun or Upos.Adj && !_scene.IsRelative(i)) i--;
        return _scene.Is(i, "whom") || _scene.IsRelative(i) && _scene.Is(i - 1, "a", "al") || _scene.IsRelative(i) && _scene.IsDeterminer(i - 1) && _scene.Is(i - 2, "a") ? speaker : null;
    }

    /// <summary>"…, said X" and "…, dijo X"; but "…, told X" and "…, acusó a X" name whom they told or accused.</summary>
    bool Inverts(int verb) => !_scene.Is(verb + 1, "a", "al", "to") &&
        (_scene.Evidence.Spanish ? !_scene.Lexicon.Has("accusing-speech", _scene.Tokens[verb]) : _scene.Lexicon.Has("said-then", _scene.Tokens[verb]));

    /// <summary>What is said stands before: "…, dijo X", "…," X said.</summary>
    bool IsPostposed(int start, bool after, int verb)
    {
        if (start <= _scene.First) return false;
        if (after) return true;
        return (_scene.IsComma(start - 1) || _scene.IsQuote(start - 1)) && !_scene.Is(verb + 1, "that", "que") && start - _scene.First > 3 && HasVerb(_scene.First, start - 1) && !HasVerb(verb + 1, Math.Min(verb + 12, _scene.Last));
    }

    bool HasVerb(int from, int to)
    {
        for (var i = from; i <= to; i++)
            if (_scene.IsFinite(i)) return true;
        return false;
    }

    bool Continues(int end)
    {
        for (var i = end + 1; i <= _scene.Last; i++)
            if (_scene.IsQuote(i) || _scene.Is(i, "that", "que", "tras", "adding")) return true;
        return false;
    }

    /// <summary>Something is said: a clause, a quotation or an object follows.</summary>
    bool HasComplement(int verb) => verb + 1 <= _scene.Last && !_scene.IsStop(verb + 1);

    /// <summary>The speaker, then the outlet that they told it to: "le dijo X al diario Y", "X told newspaper Y".</summary>
    ImmutableArray<Filler> Chain(TokenMention speaker, int at)
    {
        var chain = ImmutableArray.Create(Filler.Of(speaker));
        if (Outlet(at, speaker) is { } outlet) chain = chain.Add(Filler.Of(outlet));
        return chain;
    }

    TokenMention? Outlet(int at, TokenMention speaker)
    {
        ImmutableArray<EntityType> media = [EntityType.Organization, EntityType.Company];
        var tells = _scene.Lexicon.Has("relays", _scene.Tokens[at]);
        var found = tells ? _parties.Adjacent(at + 1, media, crossA: true) ?? _parties.After(at, [["a"], ["to"]], media, 9) : null;
        found ??= _parties.After(at, [["interview", "with"], ["entrevista", "con"], ["citado", "por"], ["cited", "by"], ["reported", "by"], ["to", "newspaper"], ["al", "diario"]], media, 16);
        return found is not null && found.Entity != speaker.Entity && !IsGang(found) ? found : null;
    }

    /// <summary>"told the X gang", "dijo a la banda X": whom somebody tells publishes nothing, if they are a gang.</summary>
    bool IsGang(TokenMention told)
    {
        if (_scene.Evidence.Overview.IsGang(told.Entity)) return true;
        for (var i = told.First - 2; i <= told.Last + 1; i++)
            if (_scene.Holds(i) && (_scene.Lexicon.Has("criminal-nouns", _scene.Tokens[i]) || _scene.Lexicon.Has("gangs", _scene.Tokens[i]))) return true;
        return false;
    }
}
