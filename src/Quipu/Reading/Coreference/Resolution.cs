using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Reading.Coreference;

/// <summary>Goes through a text once and says of each description and pronoun what it refers to.</summary>
sealed class Resolution
{
    static readonly FrozenSet<string> AnyPerson = Set(
        "man woman politician suspect accused detainee fugitive defendant businessman businesswoman lawmaker capo kingpin hombre mujer politico politica imputado imputada acusado acusada detenido detenida investigado investigada " +
        "procesado procesada sentenciado sentenciada profugo profuga magnate cabecilla empresario empresaria funcionario funcionaria exfuncionario exfuncionaria mandatario exmandatario condenado condenada implicado lider leader");

    static readonly FrozenSet<string> AnyGroup = Set("gang group clan organization organisation cartel network syndicate mob banda grupo organizacion cartel red agrupacion estructura mafia faccion faction");

    const int Window = 60;

    readonly MentionSet _set;
    readonly ImmutableArray<Token> _tokens;
    readonly MentionIndex _index;
    readonly int[] _into;
    readonly Salience _salience = new();
    readonly Dictionary<string, int> _nominals = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<int>> _bodies = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<PostMention>> _posts = new(StringComparer.Ordinal);
    readonly Dictionary<int, int> _roles = [];
    readonly HashSet<int> _inOffice = [];
    readonly Dictionary<string, int> _described = new(StringComparer.Ordinal);
    readonly int? _protagonist;
    readonly Dictionary<int, SortedSet<string>> _short = [];

    internal Resolution(MentionSet set)
    {
        (_set, _tokens, _index) = (set, set.Text.Tokens, new(set));
        _into = [.. Enumerable.Range(0, set.Entities.Length)];
        foreach (var post in set.Posts) _roles.TryAdd(post.RoleAt.Start, post.Person);
        foreach (var post in set.Posts)
            if (post is { Kind: ClaimType.HoldsPost, Ended: false }) _inOffice.Add(post.Person);
        foreach (var post in set.Posts)
            foreach (var word in post.Role.Split(' '))
                if (Triggers.WithoutEx(Folding.Fold(word)) is var key)
                    if (_posts.TryGetValue(key, out var list)) list.Add(post);
                    else _posts.Add(key, [post]);
        _protagonist = Protagonist();
    }

    internal List<TokenMention> Pronouns { get; } = [];

    internal int Root(int entity)
    {
        while (_into[entity] != entity) entity = _into[entity];
        return entity;
    }

    /// <summary>Short forms in the text that became names of the entity ("fiscalía").</summary>
    internal IEnumerable<string> ShortForms(int entity) => _short.TryGetValue(entity, out var forms) ? forms : [];

    internal void Run()
    {
        var next = 0;
        foreach (var sentence in _set.Text.Sentences)
            for (var i = sentence.First; i <= sentence.Last; i++)
            {
                var covered = false;
                for (; next < _set.Mentions.Length && _set.Mentions[next].First <= i; next++)
                {
                    Meet(_set.Mentions[next], sentence);
                    covered = true;
                }

                if (!covered && _tokens[i].Upos is Upos.Pron or Upos.Det && _index.Names(i) is null) Pronoun(i, sentence);
            }
    }

    void Meet(TokenMention mention, Sentence sentence)
    {
        if (mention.Kind == MentionKind.Nominal) Describe(mention, sentence);
        else if (_set.Entities[mention.Entity].Type is EntityType.PublicBody or EntityType.Organization) Remember(mention);
        var entity = Root(mention.Entity);
        var of = _set.Entities[entity];
        if (_tokens[mention.First].Folded is "su" or "sus" or "his" or "her" or "their" or "its" && mention.Kind == MentionKind.Nominal) Pronoun(mention.First, sentence);
        _salience.Add(new(entity, of.Type, sentence.Index, mention.First, _tokens[mention.Head].Deprel is Deprel.Nsubj or Deprel.NsubjPass, of.Named, SexOf(mention, of), IsPlural(mention)));
    }

    // The words of a body's name lead short forms back to it.
    void Remember(TokenMention mention)
    {
        for (var i = mention.First; i <= mention.Last; i++)
        {
            if (Triggers.Head(_tokens[i]) is null) continue;
            if (!_bodies.TryGetValue(_tokens[i].Folded, out var list)) _bodies.Add(_tokens[i].Folded, list = []);
            list.Remove(mention.Entity);
            list.Add(mention.Entity);
            if (list.Count > 8) list.RemoveAt(0);
        }
    }

    bool IsPlural(TokenMention mention) => mention.Kind == MentionKind.Nominal && _tokens[mention.Head].Morph.HasFlag(Morph.Plural);

    char SexOf(TokenMention mention, LocalEntity entity)
    {
        if (entity.Type != EntityType.Person) return '\0';
        if (entity.Named)
        {
            var sex = Gazetteer.SexOf(Folding.Fold(entity.Name.Split(' ')[0]));
            return sex == '\0' ? 'u' : sex;
        }

        var head = _tokens[mention.Head];
        if (head.Folded is "woman" or "wife" or "sister" or "mother" or "daughter" or "girl" or "mujer" or "esposa" || head.Morph.HasFlag(Morph.Feminine)) return 'f';
        return head.Folded is "man" or "husband" or "brother" or "father" or "son" or "boy" || head.Morph.HasFlag(Morph.Masculine) ? 'm' : 'u';
    }

    // --- descriptions -------------------------------------------------------------------------------------------------------------------

    void Describe(TokenMention mention, Sentence sentence)
    {
        var head = _tokens[mention.Head];
        var type = _set.Entities[mention.Entity].Type;
        var former = head.Folded != Triggers.WithoutEx(head.Folded) || mention.First > 0 && _tokens[mention.First].Folded is "ex";
        var definite = IsDefinite(mention, sentence) || former && !IsPlural(mention);
        var key = $"{head.Lemma} {(IsPlural(mention) ? 's' : '-')}";
        int? target = null;
        if (type == EntityType.Person) target = Person(mention, head, sentence, definite);
        else if (type == EntityType.PublicBody && !IsPlural(mention)) target = Body(mention, head);
        else if (definite && type == EntityType.Organization && AnyGroup.Contains(head.Folded) && !IsPlural(mention) && !FollowedByName(mention, sentence)) target = Body(mention, head) ?? (_nominals.ContainsKey(key) ? null : Group(sentence));
        else if (definite && type == EntityType.Company && !IsPlural(mention)) target = _salience.Best(sentence.Index, 2, r => r.Type == EntityType.Company)?.Entity;
        if (target is null && definite && _nominals.TryGetValue(key, out var same) && !FollowedByName(mention, sentence)) target = same;
        if (target is { } to && Root(to) != mention.Entity) _into[mention.Entity] = Root(to);
        else _nominals[key] = mention.Entity;
    }

    bool IsDefinite(TokenMention mention, Sentence sentence)
    {
        if (_tokens[mention.First].Folded is "the" or "el" or "la" or "los" or "las" or "this" or "that" or "these" or "those" or "este" or "esta" or "estos" or "estas" or "ese" or "esa" or "dicho" or "dicha" or "dichos" or "said") return true;
        return mention.First > sentence.First && _tokens[mention.First - 1].Folded is "del" or "al";
    }

    int? Person(TokenMention mention, Token head, Sentence sentence, bool definite)
    {
        var key = Triggers.WithoutEx(head.Folded);
        if (Beside(mention, sentence) is { } beside)
        {
            if (_set.Entities[Root(beside)].Named) _described[key] = Root(beside);
            return beside;
        }

        if (!definite) return null;
        if (ByPost(mention, head, sentence) is { } holder) return holder;
        if (FollowedByName(mention, sentence)) return null;
        if (_described.TryGetValue(key, out var described)) return described;
        return Salient(head, sentence) ?? Only(mention, head, sentence);
    }

    // In apposition to a name, or its predicate: the name's.
    int? Beside(TokenMention mention, Sentence sentence)
    {
        if (_index.Names(mention.Head) is { } covering) return covering.Entity;
        var head = _tokens[mention.Head];
        if (_roles.TryGetValue(head.At.Start, out var holder)) return holder;
        if (head.Deprel is Deprel.Appos && head.Head >= 0 && _index.Names(head.Head) is { } name && _set.Entities[name.Entity].Type == EntityType.Person) return name.Entity;
        foreach (var child in _index.Children(mention.Head))
            if (_tokens[child].Deprel == Deprel.Appos && _index.Names(child) is { } after && _set.Entities[after.Entity].Type == EntityType.Person) return after.Entity;
        if (Coordinated(mention, head) is { } shared) return shared;
        return Apposition.Before(_set, _index, mention, sentence) ?? Apposition.After(_set, _index, mention, sentence);
    }

    // "X, a lawyer and businessman": the second noun without an article is the same person's.
    int? Coordinated(TokenMention mention, Token head)
    {
        if (head.Deprel != Deprel.Conj || head.Head < 0 || _tokens[mention.First].Upos is Upos.Det or Upos.Num || _index.At(head.Head) is not { Kind: MentionKind.Nominal } first) return null;
        var entity = Root(first.Entity);
        return _set.Entities[entity] is { Named: true, Type: EntityType.Person } ? entity : null;
    }

    // "the governor", "la ex parlamentaria": who has been given that post, last before here.
    int? ByPost(TokenMention mention, Token head, Sentence sentence)
    {
        var body = BodyAfter(mention, sentence);
        PostMention? best = null;
        foreach (var post in Offices.Alike(Triggers.WithoutEx(head.Folded)).SelectMany(w => Near(w, mention.At.Start)))
        {
            if (body is { } of ? post.Body != of : post.RoleAt.Start >= mention.At.Start) continue;
            if (best is null || post.RoleAt.Start < mention.At.Start && post.RoleAt.Start > best.RoleAt.Start) best = post;
        }

        return best?.Person;
    }

    // Of the posts by one word those around a place in the text: a register of ten thousand mayors costs what one costs.
    IEnumerable<PostMention> Near(string word, int at)
    {
        if (!_posts.TryGetValue(word, out var posts)) yield break;
        var (low, high) = (0, posts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (posts[middle].RoleAt.Start < at) low = middle + 1;
            else high = middle;
        }

        for (var i = Math.Max(0, low - Window); i < Math.Min(posts.Count, low + Window); i++) yield return posts[i];
    }

    // "the governor of X": X, where it is named.
    int? BodyAfter(TokenMention mention, Sentence sentence)
    {
        if (!FollowedByName(mention, sentence)) return null;
        return (_index.Names(mention.Last + 2) ?? _index.Names(mention.Last + 3))?.Entity;
    }

    int? Salient(Token head, Sentence sentence)
    {
        if (!AnyPerson.Contains(head.Folded)) return null;
        var sex = head.Folded is "woman" or "mujer" || head.Morph.HasFlag(Morph.Feminine) ? 'f' : head.Folded is "man" or "hombre" || head.Morph.HasFlag(Morph.Masculine) ? 'm' : 'u';
        return _salience.Best(sentence.Index, 2, r => r.Type == EntityType.Person && r.Named && Agree(r.Sex, sex))?.Entity;
    }

    // "El exgobernador": the only person of the last sentences who may be meant, nobody who is known by an office of his own; else whom the text is about.
    int? Only(TokenMention mention, Token head, Sentence sentence)
    {
        var former = head.Folded != Triggers.WithoutEx(head.Folded) || _tokens[mention.First].Folded is "ex" || mention.First + 1 < mention.Head && _tokens[mention.First + 1].Folded is "ex" or "former";
        if (!former && head.Folded is not ("delincuente" or "criminal" or "individuo" or "sujeto" or "reo")) return null;
        return _salience.Only(sentence.Index, former ? 4 : 2, r => r.Type == EntityType.Person && r.Named && !_inOffice.Contains(r.Entity))?.Entity ?? (former ? _protagonist : null);
    }

    // Who is named at least twice as often as anybody else out of office.
    int? Protagonist()
    {
        var counts = new Dictionary<int, int>();
        foreach (var mention in _set.Mentions)
            if (mention.Kind == MentionKind.Name && _set.Entities[mention.Entity].Type == EntityType.Person && !_inOffice.Contains(mention.Entity)) counts[mention.Entity] = counts.GetValueOrDefault(mention.Entity) + 1;
        var order = counts.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(2).ToArray();
        return order.Length > 0 && (order.Length == 1 || order[0].Value >= 2 * order[1].Value) ? order[0].Key : null;
    }

    static bool Agree(char one, char other) => one is 'u' or '\0' || other is 'u' or '\0' || one == other;

    int? Group(Sentence sentence) => _salience.Best(sentence.Index, 2, r => r.Type == EntityType.Organization && !r.Plural && !Gazetteer.IsMedium(_set.Entities[r.Entity].Name))?.Entity;

    // "la fiscalía" after "Fiscalía de la Nación": the body with that word in its name, met last.
    int? Body(TokenMention mention, Token head)
    {
        if (!_bodies.TryGetValue(head.Folded, out var list)) return null;
        var entity = list[^1];
        if (!_short.TryGetValue(entity, out var forms)) _short.Add(entity, forms = new(StringComparer.Ordinal));
        if (mention.Head == mention.Last) forms.Add(head.Form);
        return entity;
    }

    bool FollowedByName(TokenMention mention, Sentence sentence)
    {
        if (mention.Last + 2 > sentence.Last || _tokens[mention.Last + 1].Folded is not ("of" or "de" or "del" or "in" or "en")) return false;
        return _index.Names(mention.Last + 2) is not null || mention.Last + 3 <= sentence.Last && _index.Names(mention.Last + 3) is not null;
    }

    // --- pronouns -----------------------------------------------------------------------------------------------------------------------

    void Pronoun(int i, Sentence sentence)
    {
        var token = _tokens[i];
        var found = token.Folded switch
        {
            "he" or "him" or "his" or "himself" => Antecedent(i, sentence, r => r.Type == EntityType.Person && Agree(r.Sex, 'm')),
            "she" or "her" or "hers" or "herself" or "ella" => Antecedent(i, sentence, r => r.Type == EntityType.Person && Agree(r.Sex, 'f')),
            "el" when token.Form is "él" or "Él" => Antecedent(i, sentence, r => r.Type == EntityType.Person && Agree(r.Sex, 'm')),
            "they" or "them" or "their" or "ellos" or "ellas" => Antecedent(i, sentence, r => r.Type is EntityType.Organization or EntityType.PublicBody or EntityType.Company),
            "its" => Antecedent(i, sentence, r => r.Type is not (EntityType.Person or EntityType.Event) && !r.Plural),
            "it" when token.Deprel is Deprel.Nsubj or Deprel.NsubjPass => Antecedent(i, sentence, r => r.Type is EntityType.Organization or EntityType.Company && !r.Plural && r.Subject),
            "su" or "sus" => Antecedent(i, sentence, r => r.Type is EntityType.Person or EntityType.Organization or EntityType.Company or EntityType.PublicBody),
            _ => null,
        };
        if (found is { } entity) Pronouns.Add(new(i, i, i, token.At, MentionKind.Pronoun, entity));
    }

    int? Antecedent(int i, Sentence sentence, Func<Recent, bool> fits) => _salience.Best(sentence.Index, 2, r => r.Token < i && fits(r))?.Entity;

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
