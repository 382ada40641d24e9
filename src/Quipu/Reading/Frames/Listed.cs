using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Finds the mentions that a sentence lists together: "A, B and C" is one claim for each. A run counts only where a conjunction closes it,
/// since "X, Y" alone is more often an apposition. Ages, aliases and brackets between the names are passed over.
/// </summary>
static class Listed
{
    enum Gap { None, Comma, Closing }

    internal static void Fill(Scene scene, Dictionary<TokenMention, ImmutableArray<TokenMention>> lists)
    {
        var mentions = scene.Mentions.Where(m => m.Kind != MentionKind.Pronoun && scene.Over(m.First) == m).ToList();
        var run = new List<TokenMention>();
        var (closed, tail) = (0, -1);
        foreach (var mention in mentions)
        {
            // "el alcalde A, el jefe de obras B y C": a description and the name behind it are one of the list.
            if (run.Count > 0 && run[^1].Entity == mention.Entity && run[^1].Kind == MentionKind.Nominal && mention.Kind == MentionKind.Name && mention.First - run[^1].Last <= 8 && !HasComma(scene, run[^1].Last + 1, mention.First - 1))
            {
                run[^1] = mention;
                continue;
            }

            if (run.Count > 0 && closed == 0 && (IsWhole(scene, run[^1], mention, mentions) || IsWhere(scene, run[^1], mention, mentions)))
            {
                tail = mention.Last;
                continue;
            }

            var gap = run.Count > 0 && Alike(scene, run[^1], mention) ? Between(scene, Math.Max(run[^1].Last, tail) + 1, mention.First - 1) : Gap.None;
            if (gap == Gap.None || (gap == Gap.Comma && IsDescription(scene, run[^1]) && mention.Kind == MentionKind.Name) || (closed > 0 && gap == Gap.Comma && scene.Evidence.TypeOf(mention.Entity) == EntityType.Person))
            {
                Close(scene, run, closed, lists);
                (run, closed) = ([mention], 0);
                continue;
            }

            run.Add(mention);
            if (gap == Gap.Closing) closed = run.Count;
        }

        Close(scene, run, closed, lists);
    }

    /// <summary>"five members of Congress and two mayors": who is counted beside others keeps what "of" ties to it, and the list goes on behind it.</summary>
    static bool IsWhole(Scene scene, TokenMention counted, TokenMention whole, List<TokenMention> mentions)
    {
        if (scene.Evidence.Spanish || !scene.Is(counted.Last + 1, "of", "from") || whole.First > counted.Last + 4 || scene.Tokens[Math.Max(scene.First, counted.First)].Upos != Upos.Num) return false;
        return mentions.Find(m => m.First > whole.Last) is { } next && next.First - whole.Last < 5 && scene.Tokens[next.First].Upos == Upos.Num;
    }

    /// <summary>"the chief of police in Puerto Lindo and five officers": where the first of a list is, is none of the list.</summary>
    static bool IsWhere(Scene scene, TokenMention one, TokenMention where, List<TokenMention> mentions)
    {
        if (scene.Evidence.Spanish || scene.Evidence.TypeOf(where.Entity) != EntityType.Place || !IsActor(scene.Evidence.TypeOf(one.Entity)) ||
            !scene.Is(one.Last + 1, "in", "of", "from", "at", "on") || where.First > one.Last + 4) return false;
        return mentions.Find(m => m.First > where.Last) is { } next && IsActor(scene.Evidence.TypeOf(next.Entity)) && scene.IsConjunction(where.Last + 1) &&
            Between(scene, where.Last + 1, next.First - 1) == Gap.Closing;
    }

    static bool HasComma(Scene scene, int from, int to)
    {
        for (var i = from; i <= to; i++)
            if (scene.IsComma(i) || scene.IsVerb(i)) return true;
        return false;
    }

    /// <summary>"the same cell, A, and B": one group without a name is described by who follows, and not listed with them.</summary>
    static bool IsDescription(Scene scene, TokenMention mention) => mention.Kind == MentionKind.Nominal && !scene.Evidence.Entities[mention.Entity].Named && !scene.Tokens[mention.Head].Morph.HasFlag(Morph.Plural);

    static void Close(Scene scene, List<TokenMention> run, int closed, Dictionary<TokenMention, ImmutableArray<TokenMention>> lists)
    {
        if (closed < 2) return;
        var list = run.Take(closed).DistinctBy(m => m.Entity).ToImmutableArray();
        // "otros dos imputados, A y B,": several who are told by their names, and not listed beside them.
        if (list.Length > 2 && list[0] is { Kind: MentionKind.Nominal } several && scene.IsComma(several.Last + 1) && scene.Tokens[several.Head].Morph.HasFlag(Morph.Plural) && list.Skip(1).All(m => m.Kind == MentionKind.Name)) list = list[1..];
        foreach (var mention in run.Take(closed)) lists[mention] = list;
    }

    static bool Alike(Scene scene, TokenMention one, TokenMention other)
    {
        var (a, b) = (scene.Evidence.TypeOf(one.Entity), scene.Evidence.TypeOf(other.Entity));
        return a == b || (IsActor(a) && IsActor(b));
    }

    static bool IsActor(EntityType type) => type is EntityType.Person or EntityType.Organization or EntityType.Company or EntityType.PublicBody;

    static Gap Between(Scene scene, int from, int to)
    {
        if (to - from > 14) return Gap.None;
        var (comma, closing) = (false, false);
        for (var i = from; i <= to; i++)
        {
            if (scene.Tokens[i].Form == "(")
            {
                while (i <= to && scene.Tokens[i].Form != ")") i++;
                continue;
            }

            if (scene.IsQuote(i)) continue;
            if (scene.IsComma(i))
            {
                comma = true;
                i = SkipAside(scene, i, to);
            }
            else if (scene.IsConjunction(i) || scene.Is(i, "plus") || (scene.Is(i, "asi") && scene.Is(i + 1, "como"))) closing = true;
            // "convictions of criminals and the purge in the police": whom a preposition leads to is in another's phrase.
            else if (!scene.Evidence.Spanish && (closing || comma) && scene.IsPreposition(i) && !scene.IsConjunction(i - 1) && !scene.IsComma(i - 1) && scene.Tokens[i - 1].Upos == Upos.Noun) return Gap.None;
            else if (closing || comma ? !IsLight(scene, i) : true) return Gap.None;
        }

        return closing ? Gap.Closing : comma ? Gap.Comma : Gap.None;
    }

    /// <summary>Past ", de 51 años", ", 44" and ", alias El Búho": the index of the last token of the aside.</summary>
    static int SkipAside(Scene scene, int comma, int to)
    {
        var i = comma + 1;
        if (scene.Is(i, "de") && i + 1 <= to && scene.Tokens[i + 1].Upos == Upos.Num) i += scene.Is(i + 2, "años") ? 3 : 2;
        else if (scene.Tokens[i].Upos == Upos.Num && scene.IsComma(i + 1)) i++;
        else if (scene.Is(i, "alias", "aka"))
            while (i <= to && !scene.IsComma(i) && !scene.IsConjunction(i)) i++;
        else return comma;
        return scene.IsComma(i) || i > to ? Math.Min(i, to) : i - 1;
    }

    static bool IsLight(Scene scene, int token) => scene.Tokens[token].Upos is Upos.Det or Upos.Num or Upos.Adj or Upos.Noun or Upos.Punct || scene.Is(token, "de", "del", "a", "al", "of", "the", "also", "tambien", "en", "in", "como");
}
