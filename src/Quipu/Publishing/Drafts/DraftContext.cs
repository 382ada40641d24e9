using System.Collections.Immutable;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Publishing.Drafts;

/// <summary>A draft as it is read, and what is on record of whom it names: what every sentence is judged by.</summary>
sealed class DraftContext
{
    /// <summary>A denial so many sentences on still answers what stands before it.</summary>
    const int AnswerReach = 2;

    readonly Dictionary<EntityId, PartyRecord> _records = [];

    internal DraftContext(PostsOfDraft posts, Dictionary<int, DraftParty> parties, Dictionary<string, ImmutableArray<EntityCard>> surnames, RecordPassages record)
    {
        (Parties, Surnames, Record) = (parties, surnames, record);
        var set = posts.Set;
        set = set with { Mentions = [.. set.Mentions.Concat(Overlooked(set)).OrderBy(m => m.First).ThenByDescending(m => m.Last)] };
        Sentences = [.. set.Text.Sentences.Select(s => new Content(set, s))];
        foreach (var (entity, party) in Described(set, posts.Told)) parties.TryAdd(entity, party with { Entity = entity });
        Posts = posts.Open.Where(e => !parties.ContainsKey(e)).ToHashSet();
        Gangs = [.. parties.Values.Where(p => p.Id is not null && p.Fitting[0].Type == EntityType.Organization && IsGang(p.Id.Value)).Select(p => p.Entity)];
        foreach (var sentence in Sentences) sentence.Settle(m => Gangs.Contains(m.Entity));
    }

    internal ImmutableArray<Content> Sentences { get; }

    internal IReadOnlyDictionary<int, DraftParty> Parties { get; }

    /// <summary>Words that are the surname of several people on record.</summary>
    internal IReadOnlyDictionary<string, ImmutableArray<EntityCard>> Surnames { get; }

    internal RecordPassages Record { get; }

    /// <summary>Organizations that the record calls a gang, a clan, a cartel.</summary>
    internal HashSet<int> Gangs { get; }

    /// <summary>Entities who are denoted by a post alone, and of whom nothing tells who they are.</summary>
    internal HashSet<int> Posts { get; }

    /// <summary>The requests for comment to a party that were not taken back.</summary>
    internal required Func<EntityId, ImmutableArray<KeptRequest>> Requests { get; init; }

    internal required DateOnly Today { get; init; }

    internal PartyRecord Of(EntityId id)
    {
        if (!_records.TryGetValue(id, out var found)) _records.Add(id, found = new(id, Record.Naming(id), Requests(id)));
        return found;
    }

    internal List<DraftParty> Named(Content content) => [.. content.Mentions.Select(m => m.Entity).Distinct().Where(Parties.ContainsKey).Select(e => Parties[e])];

    /// <summary>
    /// The draft says somewhere that this party denies, or what their lawyer or spokesman says, or lets somebody deny it within two sentences of what is said against them.
    /// </summary>
    internal bool GivesAnswer(DraftParty party, int sentence)
    {
        for (var i = 0; i < Sentences.Length; i++)
            if (Sentences[i].Denies ? Math.Abs(i - sentence) <= AnswerReach || Names(i, party) || IsUnnamedAfter(i, party) : Sentences[i].Meant.Any(m => m.Concept.Name == "lawyer" && !IsTitle(i, m, party)) && !Sentences[i].IsFlat && Names(i, party)) return true;
        return false;
    }

    // "The lawyer X is under investigation": who speaks for nobody here.
    bool IsTitle(int sentence, Meant lawyer, DraftParty party)
    {
        var (content, tokens) = (Sentences[sentence], Sentences[sentence].Tokens);
        return content.Mentions.Any(m => m.Entity == party.Entity && m.Kind == MentionKind.Name
            && ((tokens[m.Head].Head == lawyer.First && IsSame(tokens[m.Head].Deprel)) || (tokens[lawyer.First].Head == m.Head && IsSame(tokens[lawyer.First].Deprel))));
    }

    static bool IsSame(Deprel relation) => relation is Deprel.Appos or Deprel.Flat or Deprel.Compound;

    // "The governor denies having favoured anybody": nobody is named, and this party is spoken of just before.
    bool IsUnnamedAfter(int denial, DraftParty party) =>
        !Sentences[denial].Mentions.Any(m => m.Kind == MentionKind.Name && Parties.TryGetValue(m.Entity, out var other) && other.Type == EntityType.Person) &&
        Enumerable.Range(Math.Max(0, denial - 3), Math.Min(3, denial)).Any(i => Names(i, party));

    /// <summary>The draft says somewhere that this party was asked and kept silent.</summary>
    internal bool GivesSilence(DraftParty party) => Enumerable.Range(0, Sentences.Length).Any(i => Sentences[i].IsSilence && Names(i, party));

    /// <summary>The draft says somewhere how the case of this party ended.</summary>
    internal bool GivesEnding(DraftParty party, Stage stage) =>
        Enumerable.Range(0, Sentences.Length).Any(i => Names(i, party) && Sentences[i].Of(ConceptKind.Ended).Any(m => !m.Negated && (m.Concept.Stage == stage || m.Concept.Stage is { } told && told.IsExonerating())));

    /// <summary>A surname that no name was read in ("Cusirramos pidió" looks like two verbs), of the one person so called whom the draft has named in full before.</summary>
    IEnumerable<TokenMention> Overlooked(MentionSet set)
    {
        var (tokens, covered) = (set.Text.Tokens, new HashSet<int>(set.Mentions.SelectMany(m => Enumerable.Range(m.First, m.Last - m.First + 1))));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (covered.Contains(i) || !char.IsUpper(tokens[i].Form[0])) continue;
            var bearers = Parties.Values.Where(p => p is { Type: EntityType.Person, IsShort: false } && Array.IndexOf(DraftParties.Words(p.Name), tokens[i].Folded) > 0 && set.Mentions.Any(m => m.Entity == p.Entity && m.Last < i)).ToList();
            if (bearers.Count == 1) yield return new(i, i, i, tokens[i].At, MentionKind.Name, bearers[0].Entity);
        }
    }

    /// <summary>"The colonel", where the text does not tell whom it means and the record has one colonel among those whom the draft has named.</summary>
    /// <param name="told">Posts that say of what they are: what such a post is called by one word alone tells nothing.</param>
    IEnumerable<(int Entity, DraftParty Party)> Described(MentionSet set, ImmutableHashSet<int> told)
    {
        for (var i = 0; i < set.Entities.Length; i++)
        {
            if (told.Contains(i) || set.Entities[i] is not { Named: false, Type: EntityType.Person } || set.Mentions.FirstOrDefault(m => m.Entity == i && m.Kind == MentionKind.Nominal) is not { } mention) continue;
            if (!IsDefinite(set, mention) || mention.Last - mention.First > 2) continue;
            var word = set.Text.Tokens[mention.Head].Lemma;
            var bearers = Parties.Values.Where(p => p is { Type: EntityType.Person, Id: { } id } && set.Mentions.Any(m => m.Entity == p.Entity && m.First < mention.First) && HoldsPost(id, word)).DistinctBy(p => p.Id).ToList();
            if (bearers.Count == 1) yield return (i, bearers[0]);
        }
    }

    static bool IsDefinite(MentionSet set, TokenMention mention) => set.Text.Tokens[mention.First].Folded is "the" or "el" or "la" || (mention.First > 0 && set.Text.Tokens[mention.First - 1].Folded is "the" or "el" or "la");

    bool HoldsPost(EntityId id, string word) => Record.Naming(id).SelectMany(p => p.Claims).Any(c => c.Claim.Type is ClaimType.HoldsPost or ClaimType.Leads && c.Subject?.Entity == id && c.Claim[Detail.Role] is { } role && Text.Folding.Fold(role).Split(' ').Contains(word, StringComparer.Ordinal));

    bool Names(int sentence, DraftParty party) => Sentences[sentence].Mentions.Any(m => m.Entity == party.Entity || (Parties.TryGetValue(m.Entity, out var other) && other.Id is { } id && id == party.Id));

    bool IsGang(EntityId id) => Record.Naming(id).Any(p => p.Content.Mentions.Any(m => p.Ids([m.Entity]).Contains(id) && p.Content.Of(ConceptKind.Group).Any(g => g.First <= m.Last + 3 && g.Last >= m.First - 2)));
}
