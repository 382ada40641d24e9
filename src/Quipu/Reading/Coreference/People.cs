using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Reading.Coreference;

/// <summary>Says who "the governor", "el exalcalde", "a businessman" or "the man" is, where the text leaves no doubt.</summary>
sealed class People
{
    /// <summary>How many posts by one word are looked at to either side: a register of ten thousand mayors costs what one costs.</summary>
    const int Window = 60;

    readonly Resolution _resolution;
    readonly ImmutableArray<Token> _tokens;
    readonly Dictionary<string, List<PostMention>> _posts = new(StringComparer.Ordinal);
    readonly Dictionary<int, int> _roles = [];
    readonly HashSet<int> _inOffice = [];
    readonly Dictionary<string, int> _described = new(StringComparer.Ordinal);

    internal People(Resolution resolution)
    {
        (_resolution, _tokens) = (resolution, resolution.Tokens);
        foreach (var post in resolution.Set.Posts)
        {
            _roles.TryAdd(post.RoleAt.Start, post.Person);
            if (post is { Kind: ClaimType.HoldsPost, Ended: false }) _inOffice.Add(post.Person);
            foreach (var word in post.Role.Split(' '))
                if (Triggers.WithoutEx(Folding.Fold(word)) is var key)
                    if (_posts.TryGetValue(key, out var list)) list.Add(post);
                    else _posts.Add(key, [post]);
        }
    }

    /// <summary>Whom a description of one person stands for, or null.</summary>
    internal int? Who(TokenMention mention, Sentence sentence, bool definite)
    {
        var head = _tokens[mention.Head];
        var key = Triggers.WithoutEx(head.Folded);
        if (Beside(mention, sentence) is { } beside)
        {
            if (_resolution.Of(_resolution.Root(beside)).Named) _described[key] = _resolution.Root(beside);
            return beside;
        }

        if (!definite && (key == head.Folded && _tokens[mention.First].Folded is not "ex")) return null;
        if (_resolution.Heading is { } heading && (Triggers.Post(key) is not null || Nouns.IsPerson(head.Folded)) && (head.Deprel is Deprel.Nsubj or Deprel.NsubjPass || mention.First <= sentence.First + 4)) return heading;
        if (IsOfAnother(mention, sentence)) return null;
        if (ByPost(mention, head, sentence, out var open) is { } holder) return holder;
        if (open) return null;
        if (Descriptions.IsFollowedByName(_resolution, mention, sentence)) return null;
        if (_described.TryGetValue(key, out var described)) return described;
        return Salient(head, sentence) ?? Only(mention, head, sentence);
    }

    /// <summary>
    /// False where a description must not be taken for a named person because an earlier one of the same noun was: it is of something else ("la jefa de la banda" after the police chief), or of two equally.
    /// </summary>
    internal bool MayBe(TokenMention mention, Sentence sentence, int earlier)
    {
        if (!_resolution.Of(_resolution.Root(earlier)).Named) return true;
        if (IsOfAnother(mention, sentence)) return false;
        ByPost(mention, _tokens[mention.Head], sentence, out var open);
        return !open;
    }

    // "The president of that country", "la jefa de la banda": of what is said, and it has no name, so that the holder of a post of the same word may be another.
    bool IsOfAnother(TokenMention mention, Sentence sentence)
    {
        if (mention.Last + 2 > sentence.Last || _tokens[mention.Last + 1].Folded is not ("of" or "de" or "del") || Descriptions.IsFollowedByName(_resolution, mention, sentence)) return false;
        var noun = _tokens[mention.Last + 1].Head;
        var same = noun > mention.Last && _tokens[noun].Lemma is "city" or "ciudad" or "country" or "pais" or "nation" or "nacion" or "district" or "distrito" or "province" or "provincia" or "region" or "town" or "republic" or "republica" or "state" or "estado";
        return !same || _tokens[mention.Last + 2].Folded is "that" or "another" or "ese" or "esa" or "aquel" or "otro" or "otra" or "un" or "una" or "a";
    }

    // In apposition to a name, or its predicate: the name's.
    int? Beside(TokenMention mention, Sentence sentence)
    {
        var index = _resolution.Index;
        if (index.Names(mention.Head) is { } covering) return covering.Entity;
        var head = _tokens[mention.Head];
        if (_roles.TryGetValue(head.At.Start, out var holder)) return holder;
        if (head.Deprel is Deprel.Appos && head.Head >= 0 && index.Names(head.Head) is { } name && _resolution.IsPerson(name.Entity)) return name.Entity;
        foreach (var child in index.Children(mention.Head))
            if (_tokens[child].Deprel == Deprel.Appos && index.Names(child) is { } after && _resolution.IsPerson(after.Entity)) return after.Entity;
        if (Coordinated(mention, head) is { } shared) return shared;
        if (Called(mention, sentence) is { } called) return called;
        if (Predicated(mention) is { } of) return of;
        return Apposition.Before(_resolution.Set, index, mention, sentence) ?? Apposition.After(_resolution.Set, index, mention, sentence);
    }

    // "a man named X", "un sujeto identificado como X".
    int? Called(TokenMention mention, Sentence sentence)
    {
        var at = mention.Last + 1;
        if (at < sentence.Last && _tokens[at].Form == ",") at++;
        if (at >= sentence.Last || _tokens[at].Folded is not ("named" or "called" or "nicknamed" or "identified" or "known" or "llamado" or "llamada" or "identificado" or "identificada" or "conocido" or "conocida" or "apodado" or "apodada")) return null;
        at += _tokens[at + 1].Folded is "as" or "como" ? 2 : 1;
        return at <= sentence.Last && _resolution.Index.Names(at) is { } name && name.First <= at + 1 && _resolution.IsPerson(name.Entity) ? name.Entity : null;
    }

    // "X was a businessman", "she is the daughter of …", said of one person and not denied or asked.
    int? Predicated(TokenMention mention)
    {
        var (copula, subject) = (false, -1);
        foreach (var child in _resolution.Index.Children(mention.Head))
        {
            var token = _tokens[child];
            if (token.Deprel == Deprel.Cop) copula = true;
            else if (token.Deprel == Deprel.Nsubj) subject = child;
            else if (token.Deprel is Deprel.Advmod or Deprel.Aux or Deprel.Mark && token.Folded is "not" or "n't" or "no" or "never" or "nunca" or "if" or "si" or "would" or "could" or "may" or "might") return null;
        }

        return copula && subject >= 0 && subject < mention.First && _resolution.EntityAt(subject) is { } entity && _resolution.IsPerson(entity) ? entity : null;
    }

    // "X, a lawyer and businessman": the second noun without an article is the same person's.
    int? Coordinated(TokenMention mention, Token head)
    {
        if (head.Deprel != Deprel.Conj || head.Head < 0 || _tokens[mention.First].Upos is Upos.Det or Upos.Num || _resolution.Index.At(head.Head) is not { Kind: MentionKind.Nominal } first) return null;
        var entity = _resolution.Root(first.Entity);
        return _resolution.Of(entity) is { Named: true, Type: EntityType.Person } ? entity : null;
    }

    // "the governor", "la ex parlamentaria": who has been given that post, last before here. "The prosecutor" is nobody where two were named since.
    int? ByPost(TokenMention mention, Token head, Sentence sentence, out bool open)
    {
        open = false;
        var body = BodyAfter(mention, sentence);
        PostMention? best = null, other = null;
        foreach (var post in Offices.Alike(Triggers.WithoutEx(head.Folded)).SelectMany(w => Around(w, mention.At.Start)))
        {
            if (body is { } of ? post.Body != of : post.RoleAt.Start >= mention.At.Start) continue;
            if (best is null || post.RoleAt.Start < mention.At.Start && post.RoleAt.Start > best.RoleAt.Start) (best, other) = (post, best?.Person != post.Person ? best : other);
            else if (post.Person != best.Person && (other is null || post.RoleAt.Start > other.RoleAt.Start)) other = post;
        }

        if (best is null) return null;
        // Two holders named in one breath: no telling.
        open = body is null && other is not null && other.Person != best.Person && SameSentence(best, other);
        return open ? null : best.Person;
    }

    bool SameSentence(PostMention one, PostMention other)
    {
        var (low, high) = (Math.Min(one.RoleAt.Start, other.RoleAt.Start), Math.Max(one.RoleAt.Start, other.RoleAt.Start));
        var text = _resolution.Set.Text;
        var (from, to) = (0, text.Sentences.Length - 1);
        while (from < to)
        {
            var middle = (from + to + 1) / 2;
            if (text.Sentences[middle].At.Start <= high) from = middle;
            else to = middle - 1;
        }

        return text.Sentences[from].At.Start <= low;
    }

    // Of the posts by one word those around a place in the text.
    IEnumerable<PostMention> Around(string word, int at)
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
        if (!Descriptions.IsFollowedByName(_resolution, mention, sentence)) return null;
        return (_resolution.Index.Names(mention.Last + 2) ?? _resolution.Index.Names(mention.Last + 3))?.Entity;
    }

    int? Salient(Token head, Sentence sentence)
    {
        if (!Nouns.IsPerson(head.Folded)) return null;
        var sex = Resolution.SexOf(head);
        return _resolution.Salience.Best(sentence.Index, 2, r => r.Type == EntityType.Person && r.Named && Coreference.Pronouns.Agree(r.Sex, sex))?.Entity;
    }

    // "El exgobernador", of whom no post was told: the only person of the last sentences, if nobody else may be meant.
    int? Only(TokenMention mention, Token head, Sentence sentence)
    {
        var former = head.Folded != Triggers.WithoutEx(head.Folded) || _tokens[mention.First].Folded is "ex" || mention.First + 1 < mention.Head && _tokens[mention.First + 1].Folded is "ex" or "former";
        if (!former && head.Folded is not ("delincuente" or "criminal" or "individuo" or "sujeto" or "reo")) return null;
        return _resolution.Salience.Only(sentence.Index, former ? 4 : 2, r => r.Type == EntityType.Person && r.Named && !_inOffice.Contains(r.Entity))?.Entity;
    }
}
