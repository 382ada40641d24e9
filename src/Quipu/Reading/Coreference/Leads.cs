using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Coreference;

/// <summary>
/// Whom a headline or lead speaks of before the text names them ("A criminal group from Antay has …. The Gran Marea, which …"), and "the wife of X" whose name comes later.
/// Joined only where one alone can be meant.
/// </summary>
sealed class Leads(Resolution resolution)
{
    readonly record struct Waiting(int Entity, string Noun, EntityType Type, int Sentence, int? Owner, string? Step);

    /// <summary>A headline and two sentences; what is shorter than a sentence (bylines, dates, captions) is passed over.</summary>
    const int LeadSentences = 2, ShortestSentence = 8;

    const int PostReach = 3;

    /// <summary>So many wait at a time: a text without a whole sentence, or with a thousand wives, costs the same for each.</summary>
    const int Memory = 64;

    // Of these one has one.
    static readonly FrozenSet<string> Unique = "wife husband father mother esposa esposo padre madre marido viuda widow".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Wanted = "trafficker narcotraficante boss hitman sicario smuggler gunman extortionist launderer warlord fugitive kingpin capo cabecilla suspect profugo man hombre".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Steps = "arrest detain capture charge convict sentence extradite indict kill murder detener capturar arrestar acusar condenar sentenciar extraditar asesinar".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    readonly ImmutableArray<Token> _tokens = resolution.Tokens;
    readonly List<Waiting> _leads = [], _kin = [];
    readonly HashSet<int> _named = [];
    readonly int[] _whole = Whole(resolution.Set.Text);
    ILookup<int, string>? _posts;

    // How many whole sentences come before each.
    static int[] Whole(AnalysedText text)
    {
        var (of, whole) = (new int[text.Sentences.Length], 0);
        for (var i = 0; i < of.Length; i++)
        {
            of[i] = whole;
            if (text.Sentences[i].Count >= ShortestSentence && text.Tokens[text.Sentences[i].Last].Upos == Upos.Punct) whole++;
        }

        return of;
    }

    /// <summary>A description that nothing said before explains.</summary>
    internal void Wait(TokenMention mention, Sentence sentence, Description one)
    {
        if (one.Plural) return;
        var type = resolution.Of(mention.Entity).Type;
        var kin = type == EntityType.Person && one.Owner is not null && Unique.Contains(one.Noun);
        var lead = _whole[sentence.Index] < LeadSentences && one.Article is Article.None or Article.Indefinite && one.Owner is null && (type == EntityType.Person || type == EntityType.Organization && Nouns.IsGroup(one.Noun) && IsSubject(mention));
        if (!kin && (!lead || _leads.Count == Memory)) return;
        var waiting = new Waiting(mention.Entity, Triggers.WithoutEx(one.Noun), type, _whole[sentence.Index], kin ? one.Owner : null, Step(mention));
        if (kin && _kin.Count == Memory) _kin.RemoveAt(0);
        (kin ? _kin : _leads).Add(waiting);
    }

    /// <summary>A description of whom a name is known: "Ana Tello, the wife of X" after "the wife of X".</summary>
    internal void Explain(Description one, int entity)
    {
        if (one.Owner is not { } owner || !Unique.Contains(one.Noun) || !resolution.Of(entity).Named) return;
        for (var i = _kin.Count - 1; i >= 0; i--)
            if (_kin[i] is { Owner: { } whose } waiting && waiting.Noun == one.Noun && resolution.Root(whose) == resolution.Root(owner)) Settle(_kin, i, entity);
    }

    /// <summary>A name is met: who waits for it, is it.</summary>
    internal void Name(TokenMention mention, Sentence sentence)
    {
        if (_leads.Count + _kin.Count == 0 || !_named.Add(mention.Entity)) return;
        for (var i = _leads.Count - 1; i >= 0; i--)
            if (_leads[i] is var waiting && _whole[sentence.Index] > waiting.Sentence && (waiting.Type == EntityType.Organization ? IsGroup(waiting, mention, sentence) : IsPerson(waiting, mention, sentence)) && !_leads.Exists(w => w != waiting && w.Type == waiting.Type && w.Noun == waiting.Noun))
            {
                Settle(_leads, i, mention.Entity);
                return;
            }
    }

    void Settle(List<Waiting> list, int i, int entity)
    {
        if (resolution.Root(list[i].Entity) == list[i].Entity && list[i].Entity != entity) resolution.Join(list[i].Entity, entity);
        list.RemoveAt(i);
    }

    // The next sentences begin to tell of a group by its name.
    bool IsGroup(Waiting waiting, TokenMention mention, Sentence sentence) =>
        _whole[sentence.Index] <= waiting.Sentence + 2 && resolution.Of(mention.Entity) is { Type: EntityType.Organization } of && !Gazetteer.IsMedium(of.Name) && Gazetteer.Known(of.Name) is null && IsSubject(mention) && !OwnWords.Tells(_tokens[_tokens[mention.Head].Head]);

    // "According to police, the X, which …": parsers hang X on the police.
    bool IsSubject(TokenMention mention)
    {
        var head = _tokens[mention.Head];
        if (head is { Deprel: Deprel.Appos, Head: >= 0 } && mention.First > 1 && _tokens[mention.First - 2].Form == ",") head = _tokens[head.Head];
        return head is { Deprel: Deprel.Nsubj or Deprel.NsubjPass, Head: >= 0 };
    }

    bool IsPerson(Waiting waiting, TokenMention mention, Sentence sentence)
    {
        if (!resolution.IsPerson(mention.Entity)) return false;
        _posts ??= resolution.Set.Posts.SelectMany(p => p.Role.Split(' ').Select(w => (p.Person, Word: Triggers.WithoutEx(Text.Folding.Fold(w))))).ToLookup(p => p.Person, p => p.Word);
        if (_whole[sentence.Index] <= waiting.Sentence + PostReach && _posts[mention.Entity].Any(w => Offices.Alike(waiting.Noun).Contains(w, StringComparer.Ordinal))) return true;
        if (_whole[sentence.Index] <= waiting.Sentence + PostReach && mention.First > sentence.First && Offices.Alike(waiting.Noun).Contains(Triggers.WithoutEx(_tokens[mention.First - 1].Folded), StringComparer.Ordinal)) return true;
        if (_whole[sentence.Index] <= waiting.Sentence + PostReach && waiting.Step is { } step && step == Step(mention) && !_posts[mention.Entity].Any() && !Nouns.IsCalling(waiting.Noun)) return true;
        return _whole[sentence.Index] == waiting.Sentence + 1 && Wanted.Contains(waiting.Noun) && !_posts[mention.Entity].Any() && IsOnlyNew(mention, sentence);
    }

    // What is done to somebody, in a word: "a recently arrested man", "the man was arrested".
    string? Step(TokenMention mention)
    {
        var head = _tokens[mention.Head];
        if (head is { Deprel: Deprel.Obj or Deprel.NsubjPass, Head: >= 0 } && Steps.Contains(_tokens[head.Head].Lemma)) return _tokens[head.Head].Lemma;
        for (var i = mention.First; i < mention.Head; i++)
            if (Steps.Contains(_tokens[i].Lemma)) return _tokens[i].Lemma;
            else if (Steps.FirstOrDefault(s => _tokens[i].Lemma == s + "ed") is { } participle) return participle;
        foreach (var child in resolution.Index.Children(mention.Head))
            if (_tokens[child].Deprel is Deprel.Acl && Steps.Contains(_tokens[child].Lemma)) return _tokens[child].Lemma;
        return null;
    }

    bool IsOnlyNew(TokenMention mention, Sentence sentence)
    {
        for (var i = sentence.First; i <= sentence.Last; i++)
            if (resolution.Index.Names(i) is { } name && name.Entity != mention.Entity && resolution.IsPerson(name.Entity) && !_named.Contains(name.Entity)) return false;
        return true;
    }
}
