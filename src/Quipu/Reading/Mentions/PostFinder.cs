using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Ties posts and titles to people: before the name, beside it, across a copula or a verb of election.</summary>
sealed class PostFinder
{
    const int LongestPhrase = 4;

    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;
    readonly ImmutableArray<LocalEntity> _entities;
    readonly MentionIndex _index;
    readonly List<PostMention> _found = [];

    readonly Dictionary<string, TokenMention> _countries = new(StringComparer.Ordinal);

    PostFinder(MentionSet set)
    {
        (_text, _tokens, _entities, _index) = (set.Text, set.Text.Tokens, set.Entities, new(set));
        foreach (var mention in set.Mentions)
            if (_entities[mention.Entity] is { Type: EntityType.Place, Country: { } country }) _countries.TryAdd(country, mention);
    }

    internal static ImmutableArray<PostMention> Find(MentionSet set)
    {
        var finder = new PostFinder(set);
        foreach (var sentence in set.Text.Sentences)
            for (var i = sentence.First; i <= sentence.Last; i++)
                if (finder.At(i, sentence) is { } last) i = last;
        return [.. finder._found];
    }

    int? At(int i, Sentence sentence)
    {
        var token = _tokens[i];
        if (token.Upos is not (Upos.Noun or Upos.Propn or Upos.Adj) || _index.Names(i) is not null) return null;
        if (Match(i, sentence.Last) is not { } match) return null;
        var (last, kind) = match;
        while (last < sentence.Last && IsQualifier(last + 1)) last++;
        var head = MentionFinder.HeadOf(_text, i, last);
        if ((token.Upos == Upos.Adj ? Next(last, sentence.Last) : Person(i, last, head, sentence)) is not { } person) return null;
        var first = Start(i, sentence.First);
        var body = Body(first, last, head, sentence, person);
        if (body is null && person.Kind == MentionKind.Nominal) return null;
        var ended = Ended(first, i, head);
        Add(new(person.Entity, body?.Entity, _text.Document.Text[_tokens[first].At.Start.._tokens[last].At.End], Whole(first, last, person, body), new(_tokens[first].At.Start, _tokens[last].At.End),
            person.At, body?.At, ended, kind));
        return last;
    }

    void Add(PostMention post)
    {
        if (_found.Count > 0 && _found[^1] is var last && last.RoleAt == post.RoleAt && last.Person == post.Person) return;
        _found.Add(post);
    }

    Span Whole(int first, int last, TokenMention person, TokenMention? body)
    {
        var span = new Span(_tokens[first].At.Start, _tokens[last].At.End).Cover(person.At);
        return body is null ? span : span.Cover(body.At);
    }

    // The longest phrase of the lexicon that starts here.
    (int Last, ClaimType Kind)? Match(int i, int limit)
    {
        var start = Triggers.WithoutEx(_tokens[i].Folded);
        if (!Triggers.StartsPost(start) && !Triggers.StartsPost(_tokens[i].Lemma)) return null;
        for (var last = Math.Min(limit, i + LongestPhrase - 1); last >= i; last--)
        {
            if (last > i && _index.Names(last) is not null) continue;
            var phrase = start;
            for (var j = i + 1; j <= last; j++) phrase += " " + _tokens[j].Folded;
            if (Triggers.Post(phrase) is { } kind) return (last, kind);
            if (last == i && Triggers.Post(_tokens[i].Lemma) is { } lemma && !_tokens[i].Morph.HasFlag(Morph.Plural)) return (last, lemma);
        }

        return null;
    }

    // "fiscal provincial", "director ejecutivo": adjectives of rank after the Spanish noun.
    bool IsQualifier(int i) => _tokens[i] is { Upos: Upos.Adj, Deprel: Deprel.Amod or Deprel.Compound } token && _index.Names(i) is null && Gazetteer.Demonym(token.Folded) is null && NameWords.IsRank(token.Folded);

    int Start(int i, int limit)
    {
        var first = i;
        while (first > limit && _tokens[first - 1] is { Upos: Upos.Adj or Upos.Noun, Deprel: Deprel.Amod or Deprel.Compound } before && _index.Names(first - 1) is null && !Triggers.IsFormer(before.Folded) &&
            Gazetteer.Demonym(before.Folded) is null && !_text.IsSpanish) first--;
        return first;
    }

    bool Ended(int first, int i, int head)
    {
        for (var j = Math.Max(0, first - 3); j <= i; j++)
            if (_tokens[j].Folded is "former" or "ex" or "ex-" or "then" or "entonces" or "formerly" or "onetime" or "late" or "destituido" &&
                (_tokens[j].Head >= first - 3 && _tokens[j].Head <= head + 3) && !(j < first - 1 && !_text.IsSpanish &&
                _tokens[first - 1].Form == ",")) return true;
        if (Triggers.WithoutEx(_tokens[i].Folded) != _tokens[i].Folded || _tokens[i].Folded.StartsWith("then-", StringComparison.Ordinal)) return true;
        if (i > 1 && _tokens[i - 1].Form is "-" or "–" && _tokens[i - 2].Folded == "then") return true;
        if (_tokens[head].Head >= 0 && _tokens[_tokens[head].Head].Folded is "served" && !_index.Children(_tokens[head].Head).Any(c => _tokens[c].Folded is "has" or "have")) return true;
        foreach (var child in _index.Children(head))
            if (_tokens[child].Deprel == Deprel.Cop && _tokens[child].Folded is "was" or "were" or "fue" or "era" or "been") return true;
        if (_tokens[head].Head >= 0 && _tokens[_tokens[head].Head] is { Lemma: "ser", Folded: "fue" or "era" or "fueron" or "eran" } && _tokens[head].Deprel is Deprel.Nsubj or Deprel.Obj or Deprel.Xcomp) return true;
        return false;
    }

    // --- who ----------------------------------------------------------------------------------------------------------------------------

    TokenMention? Person(int first, int last, int head, Sentence sentence)
    {
        if (Next(last, sentence.Last) is { } after) return after;
        if (Shared(last, sentence.Last) is { } shared) return shared;
        if (AfterBody(last, sentence.Last) is { } own) return own;
        var token = _tokens[head];
        if (token.Deprel is Deprel.Appos && !token.Morph.HasFlag(Morph.Plural) && PersonAt(token.Head) is { } listed && BesideComma(first, last, sentence) is { } nearest && nearest.First > listed.Last) return nearest;
        if (token.Deprel is Deprel.Appos or Deprel.Compound or Deprel.Flat && PersonAt(token.Head) is { } named) return named;
        foreach (var child in _index.Children(head))
            if (_tokens[child].Deprel is Deprel.Appos or Deprel.Flat && PersonAt(child) is { } beside) return beside;
        if (Copular(head) is { } subject) return subject;
        if (Elected(head) is { } elected) return elected;
        // "…, a DEA agent told the paper": who does something is no apposition.
        return token.Deprel is Deprel.Nsubj or Deprel.NsubjPass && _text.Document.Language != Language.Spanish ? Told(head) : BesideComma(first, last, sentence) ?? Behind(last, sentence.Last) ?? Told(head);
    }

    // "el ministro del Interior | Carlos B.", "la jefa del Comando Norte de la Policía | Ana C.": the holder's name right behind what the post is of.
    TokenMention? Behind(int last, int limit)
    {
        var at = last + 1;
        if (_text.Document.Language != Language.Spanish || at >= limit || _tokens[at].Folded is not ("de" or "del")) return null;
        for (var end = Math.Min(limit, at + 12); at < end; at++)
        {
            if (_index.At(at) is { Kind: MentionKind.Name } mention)
            {
                if (_entities[mention.Entity].Type == EntityType.Person) return mention.First == at && _tokens[at - 1].Upos is not (Upos.Adp or Upos.Cconj or Upos.Punct) ? mention : null;
                at = mention.Last;
            }
            else if (_tokens[at].Upos is not (Upos.Adp or Upos.Det or Upos.Noun or Upos.Adj or Upos.Propn)) return null;
        }

        return null;
    }

    // "the former governor of X", where that is told of somebody who has a name elsewhere.
    TokenMention? Told(int head) => _index.At(head) is { Kind: MentionKind.Nominal } told && told.Head == head && _entities[told.Entity] is { Type: EntityType.Person, Named: true } && told.First > 0 && _tokens[told.First].Folded is "the" or "el" or "la" ? told : null;

    // "el jefe del grupo X ANA TELLO": the name right after the body, whoever is named before the comma.
    TokenMention? AfterBody(int last, int limit)
    {
        if (last + 3 > limit || _tokens[last + 1].Folded is not ("of" or "de" or "del")) return null;
        for (var i = last + 2; i < limit && i <= last + 6; i++)
        {
            if (_index.Names(i) is not { } body)
            {
                if (_tokens[i].Upos is Upos.Det or Upos.Noun or Upos.Adj) continue;
                return null;
            }

            if (_entities[body.Entity].Type == EntityType.Person || body.Last >= limit) return null;
            return PersonAt(body.Last + 1) is { } person && person.First == body.Last + 1 ? person : null;
        }

        return null;
    }

    // "then-mayor and current candidate X": two titles before one name.
    TokenMention? Shared(int last, int limit)
    {
        if (last + 3 > limit || _tokens[last + 1].Folded is not "and") return null;
        for (var i = last + 2; i <= Math.Min(limit - 1, last + 5); i++)
        {
            if (Match(i, limit) is { } match && Next(match.Last, limit) is { } person) return person;
            if (_tokens[i].Upos is not (Upos.Adj or Upos.Noun) || _index.Names(i) is not null) return null;
        }

        return null;
    }

    // The name right after the title, one adjective of origin allowed between.
    TokenMention? Next(int last, int limit)
    {
        var at = last + 1;
        if (at <= limit && _tokens[at].Upos == Upos.Adj && Gazetteer.Demonym(_tokens[at].Folded) is not null) at++;
        while (at <= limit && Triggers.IsHonorific(_tokens[at].Folded)) at++;
        return at <= limit && PersonAt(at) is { } person && person.First == at ? person : null;
    }

    TokenMention? PersonAt(int i) => i >= 0 && _index.At(i) is { } mention && _entities[mention.Entity].Type == EntityType.Person && mention.Kind != MentionKind.Nominal ? mention : null;

    TokenMention? Copular(int head)
    {
        var copular = false;
        foreach (var child in _index.Children(head)) copular |= _tokens[child].Deprel == Deprel.Cop;
        if (copular) return Subject(head);
        // "the leader of X is NAME": the post is the subject, and whoever has it is said of it; the copula may head both.
        var above = _tokens[head].Head;
        if (_tokens[head].Deprel is not (Deprel.Nsubj or Deprel.Obj or Deprel.Xcomp) || above < 0) return null;
        if (PersonAt(above) is { } named)
            foreach (var child in _index.Children(above))
                if (_tokens[child].Deprel == Deprel.Cop) return named;
        if (_tokens[above].Lemma is not ("be" or "ser")) return null;
        foreach (var child in _index.Children(above))
            if (child != head && _tokens[child].Deprel is Deprel.Nsubj or Deprel.Obj or Deprel.Xcomp && PersonAt(child) is { } beside) return beside;
        return null;
    }

    TokenMention? Subject(int verb)
    {
        foreach (var child in _index.Children(verb))
        {
            if (_tokens[child].Deprel is not (Deprel.Nsubj or Deprel.NsubjPass)) continue;
            if (PersonAt(child) is { } person) return person;
            if (_tokens[verb].Deprel == Deprel.AclRelcl && PersonAt(_tokens[verb].Head) is { } antecedent) return antecedent;
        }

        return _tokens[verb].Deprel is Deprel.Conj && _tokens[verb].Head >= 0 && _tokens[verb].Head != verb && _tokens[_tokens[verb].Head].Upos is Upos.Verb ? SubjectOnce(_tokens[verb].Head) : null;
    }

    TokenMention? SubjectOnce(int verb)
    {
        foreach (var child in _index.Children(verb))
            if (_tokens[child].Deprel is Deprel.Nsubj or Deprel.NsubjPass && PersonAt(child) is { } person) return person;
        return null;
    }

    // "was elected mayor", "became governor", "fue nombrado ministro", "served as".
    TokenMention? Elected(int head)
    {
        var token = _tokens[head];
        if (token.Head < 0 || token.Deprel is not (Deprel.Obj or Deprel.Obl or Deprel.Xcomp or Deprel.Nsubj or Deprel.NsubjPass)) return null;
        var verb = _tokens[token.Head];
        if (verb.Lemma is not ("elect" or "appoint" or "name" or "become" or "serve" or "reelect" or "swear" or "elegir" or "nombrar" or "designar" or "convertir" or "ejercer" or "fungir" or "juramentar" or "asumir" or "desempeñar" or "proclamar" or "reelegir" or "postular")) return null;
        if (Subject(token.Head) is { } subject) return subject;
        foreach (var child in _index.Children(token.Head))
            if (child != head && _tokens[child].Deprel == Deprel.Obj && PersonAt(child) is { } made) return made;
        return _tokens[token.Head].Deprel == Deprel.Acl ? PersonAt(_tokens[token.Head].Head) : null;
    }

    // "NAME, alcaldesa del distrito de …" and "el alcalde de X, NAME," where the tree has missed it.
    TokenMention? BesideComma(int first, int last, Sentence sentence)
    {
        // "He paid the mayor, the prosecutor said": a post before a finite verb is its subject.
        var isSubject = last < sentence.Last && _tokens[last + 1].Upos is Upos.Verb or Upos.Aux && (_tokens[last + 1].Morph & (Morph.Participle | Morph.Gerund)) == Morph.None;
        var at = first - 1;
        while (at > sentence.First && _tokens[at].Upos is Upos.Det or Upos.Adj && _index.Names(at) is null || at > sentence.First && Triggers.IsFormer(_tokens[at].Folded)) at--;
        if (!isSubject && at > sentence.First && _tokens[at].Form == "," && PersonAt(at - 1) is { } before && before.Last == at - 1) return before;
        var next = last + 1;
        if (next <= sentence.Last && _tokens[next].Folded is "of" or "de" or "del")
        {
            next++;
            while (next <= sentence.Last && next < last + 9 && (_tokens[next].Form != ",")) next++;
            if (next >= last + 9) return null;
        }

        // "el director de la Policía, general X": a rank may stand before the name.
        if (next + 2 <= sentence.Last && _tokens[next].Form == ",")
            while (next + 2 <= sentence.Last && PersonAt(next + 1) is null && (Triggers.IsHonorific(_tokens[next + 1].Folded) || Triggers.Post(_tokens[next + 1].Folded) is not null || NameWords.IsRank(_tokens[next + 1].Folded))) next++;
        return next + 1 <= sentence.Last && (_tokens[next].Form == "," || _tokens[next].Upos is Upos.Noun or Upos.Adj or Upos.Propn && last < next - 1) && PersonAt(next + 1) is { Kind: MentionKind.Name } after && after.First == next + 1 && _tokens[first].Morph.HasFlag(Morph.Plural) is false && !(_tokens[next].Form == "," && Sayings.PartFrom(_tokens, sentence, first, after)) ? after : null;
    }

    // --- of what ------------------------------------------------------------------------------------------------------------------------

    TokenMention? Body(int first, int last, int head, Sentence sentence, TokenMention person)
    {
        // "manager and owner of X"
        if (last + 3 <= sentence.Last && _tokens[last + 1].Folded is "and" or "y" or "e" && _tokens[last + 2].Upos == Upos.Noun && _tokens[last + 3].Folded is "of" or "de" or "del") last += 2;
        if (last + 1 <= sentence.Last && _tokens[last + 1].Folded is "of" or "de" or "del" or "for" or "en" or "in" or "from" or "at" or "with")
        {
            var noun = _tokens[last + 1].Head;
            for (var i = last + 2; i <= sentence.Last && i <= Math.Max(noun, last + 4); i++)
                if (_index.At(i) is { } body && body.Entity != person.Entity && IsBody(body)) return Owned(body, sentence, person) ?? body;
                else if (_tokens[i].Upos is Upos.Punct or Upos.Verb) break;
        }

        for (var i = first - 1; i >= sentence.First && i >= first - 4; i--)
        {
            if (_index.At(i) is { } owner && owner.Entity != person.Entity && IsBody(owner) && owner.Kind == MentionKind.Name) return _tokens[owner.Last + 1].Folded is "'s" or "’s" || owner.Last + 1 == first ? owner : null;
            if (_tokens[i].Upos is not (Upos.Part or Upos.Adj or Upos.Noun)) break;
        }

        return Nation(last, sentence.Last) ?? Nation(first - 2, first - 1);
    }

    // "the head of Peru's port agency (APA)": the agency, which its acronym names, and not the country.
    TokenMention? Owned(TokenMention owner, Sentence sentence, TokenMention person)
    {
        if (_text.IsSpanish || owner.Last + 3 > sentence.Last || _entities[owner.Entity].Type != EntityType.Place ||
            _tokens[owner.Last + 1].Folded is not ("'s" or "’s")) return null;
        for (var i = owner.Last + 2; i < sentence.Last && i < owner.Last + 9; i++)
        {
            if (_tokens[i].Form == "(" && _index.Names(i + 1) is { } acronym && acronym.Entity != person.Entity &&
                _entities[acronym.Entity].Type is EntityType.Organization or EntityType.PublicBody or EntityType.Company) return acronym;
            if (_tokens[i].Upos is not (Upos.Adj or Upos.Noun or Upos.Propn or Upos.Part) && _tokens[i].Form is not ("'" or "’" or "-")) return null;
        }

        return null;
    }

    // "presidente peruano": the country of the adjective, where the text names it.
    TokenMention? Nation(int from, int to)
    {
        for (var i = Math.Max(0, from); i <= to && i <= from + 1; i++)
            if (Gazetteer.Demonym(_tokens[i].Folded) is { } code && code != "xx")
                return _countries.GetValueOrDefault(code);
        return null;
    }

    bool IsBody(TokenMention mention) => _entities[mention.Entity].Type is not (EntityType.Person or EntityType.Law or EntityType.Event);
}
