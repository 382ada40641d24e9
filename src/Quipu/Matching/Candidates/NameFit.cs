namespace Quipu.Matching.Candidates;

/// <summary>
/// How well an entity's best name fits what is asked for: what its words are worth that agree, as a share of what was asked for and a third of what it has besides.
/// Cheap; it only decides who is compared in earnest.
/// </summary>
sealed class NameFit(NameIndex index, Question question)
{
    const float Extra = .3f, OfInitial = .5f, Year = .1f;
    const int InitialWorth = 2 * Question.Unit;

    readonly (int Entities, int Points)[] _rarities = new (int, int)[256];

    readonly float[] _agrees = new float[Question.MostParts];

    /// <summary>The worth of the name asked for that is worth least.</summary>
    readonly float _least = question.Names.Select(n => n.Sum(p => p < 0 ? InitialWorth : question.Parts[p].Worth)).DefaultIfEmpty(1).Min();

    internal float Of(int place)
    {
        var (first, end) = index.NamesAt(place);
        var best = 0f;
        for (var name = first; name < end; name++) best = Math.Max(best, OfName(index.WordsOf(name)));
        if (question.Identifiers.Count > 0 && SharesIdentifier(place)) best += 1;
        ref var entry = ref index.EntryAt(place);
        if (question.Year == 0 || entry.Year is Entry.NoYear or Entry.SeveralYears) return best;
        return best + (entry.Year == question.Year ? Year : Math.Abs(entry.Year - question.Year) > 1 ? -.15f : 0);
    }

    /// <summary>What anybody can have at most.</summary>
    internal float Most { get; } = 1 + (question.Year == 0 ? 0 : Year) + (question.Identifiers.Count == 0 ? 0 : 1);

    /// <summary>What somebody with so many points can have at most.</summary>
    internal float AtMost(int points) => ((points + Question.Unit) / Math.Max(1f, _least)) + (question.Year == 0 ? 0 : Year);

    bool SharesIdentifier(int place)
    {
        foreach (var key in index.KeysOf(place))
            if (question.Identifiers.Contains(key)) return true;
        return false;
    }

    float OfName(ReadOnlySpan<int> words)
    {
        Array.Clear(_agrees, 0, question.Parts.Count);
        var (extra, letters) = (0f, 0u);
        var loose = 0;
        foreach (var word in words)
        {
            if (Agrees(word)) continue;
            ref var facts = ref index.Vocabulary.Facts(word);
            letters |= Entry.Letter(facts.First);
            loose += facts.Length == 1 ? 1 : 0;
            extra += facts.Length == 1 ? InitialWorth : Rarity(facts.Entities);
        }

        var best = 0f;
        foreach (var asked in question.Names) best = Math.Max(best, Share(asked, extra, letters, loose > 0 ? words : []));
        return best;
    }

    /// <summary>The same words come again and again.</summary>
    float Rarity(int entities)
    {
        ref var known = ref _rarities[entities & (_rarities.Length - 1)];
        if (known.Entities != entities) known = (entities, Question.Rarity(entities, index.Living));
        return known.Points;
    }

    /// <summary>Notes with which part a word agrees, the likest that no other word has; a joined word agrees with both its parts.</summary>
    bool Agrees(int word)
    {
        var (best, likeness, known) = (-1, 0f, false);
        for (var at = question.Meanings(word); at >= 0;)
        {
            ref readonly var meaning = ref question.Meaning(at);
            known = true;
            if (meaning.Likeness > likeness && meaning.Likeness > _agrees[meaning.Part]) (best, likeness) = (meaning.Part, meaning.Likeness);
            at = meaning.Next;
        }

        if (best >= 0) _agrees[best] = likeness;
        return known;
    }

    float Share(int[] asked, float extra, uint letters, ReadOnlySpan<int> initials)
    {
        var (agreed, all) = (0f, 0f);
        foreach (var part in asked)
        {
            if (part < 0)
            {
                all += InitialWorth;
                if ((letters & (1u << ~part)) != 0)
                {
                    agreed += InitialWorth * OfInitial;
                    extra = Math.Max(0, extra - InitialWorth);
                }

                continue;
            }

            var worth = question.Parts[part].Worth;
            all += worth;
            agreed += worth * _agrees[part];
            if (_agrees[part] == 0 && IsInitial(question.Parts[part].Word[0], initials)) agreed += InitialWorth * OfInitial;
        }

        return all == 0 ? 0 : agreed / (all + (Extra * extra));
    }

    /// <summary>Whether one of the words is this letter alone.</summary>
    bool IsInitial(byte letter, ReadOnlySpan<int> words)
    {
        foreach (var word in words)
            if (index.Vocabulary.Facts(word) is { Length: 1 } facts && facts.First == letter) return true;
        return false;
    }
}
