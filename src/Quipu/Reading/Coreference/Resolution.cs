using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Reading.Coreference;

/// <summary>
/// Goes through a text once and says of each description and pronoun what it refers to. What could be two different people stays unresolved:
/// a wrong antecedent puts one person's conduct on another.
/// </summary>
sealed class Resolution
{
    readonly int[] _into;
    readonly Descriptions _descriptions;
    readonly Pronouns _pronouns;
    readonly OwnWords _ownWords;
    readonly Dictionary<int, SortedSet<string>> _short = [];
    readonly Dictionary<int, char> _sexes = [];

    internal Resolution(MentionSet set)
    {
        (Set, Tokens, Index) = (set, set.Text.Tokens, new(set));
        _into = [.. Enumerable.Range(0, set.Entities.Length)];
        (_descriptions, _pronouns, _ownWords) = (new(this), new(this), new(this));
    }

    internal MentionSet Set { get; }

    internal ImmutableArray<Token> Tokens { get; }

    internal MentionIndex Index { get; }

    internal Salience Salience { get; } = new();

    /// <summary>Common nouns that describe no actor and did or suffered something: "they" and "its" may be theirs.</summary>
    internal Salience Things { get; } = new();

    /// <summary>Who has the turn in the sentence being read.</summary>
    internal int? Turn { get; private set; }

    /// <summary>Whose name stands alone above the sentence being read.</summary>
    internal int? Heading { get; private set; }

    /// <summary>Pronouns and possessives that were resolved.</summary>
    internal List<TokenMention> Pronouns { get; } = [];

    /// <summary>Entities of descriptions that were found to describe nothing.</summary>
    internal HashSet<int> Left { get; } = [];

    internal int Root(int entity)
    {
        while (_into[entity] != entity) entity = _into[entity];
        return entity;
    }

    /// <summary>What was described earlier turns out to be an entity named later.</summary>
    internal void Join(int described, int named) => _into[described] = Root(named);

    internal LocalEntity Of(int entity) => Set.Entities[entity];

    /// <summary>The entity of the mention or resolved pronoun at a word, or null.</summary>
    internal int? EntityAt(int word)
    {
        if (Index.At(word) is { } mention) return Root(mention.Entity);
        for (var k = Pronouns.Count - 1; k >= 0 && Pronouns[k].First >= word; k--)
            if (Pronouns[k].First == word) return Root(Pronouns[k].Entity);
        return null;
    }

    internal bool IsPerson(int entity) => Set.Entities[entity].Type == EntityType.Person;

    /// <summary>Short forms in the text that became names of the entity ("fiscalía").</summary>
    internal IEnumerable<string> ShortForms(int entity) => _short.TryGetValue(entity, out var forms) ? forms : [];

    internal void CallShort(int entity, string form)
    {
        if (!_short.TryGetValue(entity, out var forms)) _short.Add(entity, forms = new(StringComparer.Ordinal));
        forms.Add(form);
    }

    internal void Run()
    {
        var next = 0;
        foreach (var sentence in Set.Text.Sentences)
        {
            (Turn, Heading) = (_ownWords.Turn(sentence), _ownWords.Headed(sentence));
            for (var i = sentence.First; i <= sentence.Last; i++)
            {
                var covered = false;
                for (; next < Set.Mentions.Length && Set.Mentions[next].First <= i; next++)
                {
                    Meet(Set.Mentions[next], sentence);
                    covered = true;
                }

                if (!covered && (Tokens[i].Upos is Upos.Pron or Upos.Det || Tokens[i].Folded is "latter") && Index.Names(i) is null) Take(_pronouns.At(i, sentence), i, sentence);
                else if (!covered && Tokens[i] is { Upos: Upos.Noun, Deprel: Deprel.Nsubj or Deprel.NsubjPass or Deprel.Obj or Deprel.Root or Deprel.Conj } && Index.At(i) is null) Things.Add(Thing(i, sentence));
            }

            foreach (var (word, speaker) in _ownWords.In(sentence)) Take(speaker, word, sentence);
        }
    }

    Recent Thing(int i, Sentence sentence) => new(-1, EntityType.Event, sentence.Index, i, Tokens[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass, false, '\0', Tokens[i].Morph.HasFlag(Morph.Plural), false);

    void Take(int? entity, int word, Sentence sentence)
    {
        if (entity is not { } found) return;
        var root = Root(found);
        var token = Tokens[word];
        Pronouns.Add(new(word, word, word, token.At, MentionKind.Pronoun, root));
        var of = Set.Entities[root];
        var sex = token.Folded is "he" or "him" or "his" or "himself" ? 'm' : token.Folded is "she" or "her" or "hers" or "herself" or "ella" ? 'f' : '\0';
        if (sex != '\0' && of.Type == EntityType.Person) _sexes.TryAdd(root, sex);
        Salience.Add(new(root, of.Type, sentence.Index, word, token.Deprel is Deprel.Nsubj or Deprel.NsubjPass, of.Named, SexOf(root, of), !of.Named && token.Folded is "they" or "them" or "their" or "ellos" or "ellas", false));
    }

    void Meet(TokenMention mention, Sentence sentence)
    {
        if (mention.Kind == MentionKind.Nominal)
        {
            var owner = _pronouns.IsPossessive(mention.First) && mention.First < mention.Head ? _pronouns.At(mention.First, sentence) : null;
            Take(owner, mention.First, sentence);
            if (_descriptions.Meet(mention, sentence, owner) is { } to && Root(to) != mention.Entity) _into[mention.Entity] = Root(to);
            // "The country", of which nobody spoke, is no party to anything.
            if (Root(mention.Entity) == mention.Entity && Set.Entities[mention.Entity].Type == EntityType.Place)
            {
                Left.Add(mention.Entity);
                return;
            }
        }
        else _descriptions.Remember(mention, sentence);

        var entity = Root(mention.Entity);
        var of = Set.Entities[entity];
        var head = Tokens[mention.Head];
        Salience.Add(new(entity, of.Type, sentence.Index, mention.First, head.Deprel is Deprel.Nsubj or Deprel.NsubjPass, of.Named, SexOf(mention, of), _descriptions.IsPlural(mention), Listed(mention)));
    }

    // "A and B": what follows as "they" is both of them, and neither.
    internal bool Listed(TokenMention mention)
    {
        if (Tokens[mention.Head] is { Deprel: Deprel.Conj, Head: >= 0 } token && Index.At(token.Head) is not null) return true;
        foreach (var child in Index.Children(mention.Head))
            if (Tokens[child].Deprel == Deprel.Conj && Index.At(child) is not null) return true;
        return false;
    }

    char SexOf(TokenMention mention, LocalEntity entity)
    {
        var sex = SexOf(Root(mention.Entity), entity);
        return sex == 'u' && mention.Kind == MentionKind.Nominal ? SexOf(Tokens[mention.Head]) : sex;
    }

    // By the first name, else by what pronouns have told.
    char SexOf(int root, LocalEntity entity)
    {
        if (entity.Type != EntityType.Person) return '\0';
        var sex = entity.Named ? Gazetteer.SexOf(Folding.Fold(entity.Name.Split(' ')[0])) : '\0';
        return sex is 'm' or 'f' ? sex : _sexes.GetValueOrDefault(root, 'u');
    }

    internal static char SexOf(Token head)
    {
        if (head.Folded is "woman" or "wife" or "sister" or "mother" or "daughter" or "girl" or "widow" or "girlfriend" or "niece" or "aunt" or "mujer" or "esposa" or "congresswoman" or "businesswoman" || head.Morph.HasFlag(Morph.Feminine)) return 'f';
        return head.Folded is "man" or "husband" or "brother" or "father" or "son" or "boy" or "boyfriend" or "nephew" or "uncle" or "hombre" or "congressman" or "businessman" || head.Morph.HasFlag(Morph.Masculine) ? 'm' : 'u';
    }
}
