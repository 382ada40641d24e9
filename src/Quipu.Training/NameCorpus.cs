using System.Text.Json;
using Quipu.Reading.Mentions;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>Sentences of one document whose names are known.</summary>
/// <param name="Allowed">For each word of each sentence, the tags it may have: one bit each; several where the corpus gives a name but no kind.</param>
sealed record NamedDocument(List<string[]> Sentences, List<int[]> Allowed, NameCustom Custom);

/// <summary>
/// Corpora of names brought to one set of kinds. The mapping of each corpus's labels is part of what a score means: person is a person whatever the calling,
/// group is organisations, parties, bands and universities, place is countries and locations, other is events, elections, prizes, works and all that is called misc.
/// </summary>
static class NameCorpus
{
    /// <summary>A label that names a kind of thing that is no name here: O.</summary>
    const int None = -1;

    /// <summary>A name whose kind the corpus does not give.</summary>
    internal const int AnyKind = -2;

    /// <summary>The kind of a corpus's label, <see cref="AnyKind"/>, or -1 for what is no name.</summary>
    internal static int Kind(string label) => label switch
    {
        "PER" or "person" or "Person" or "politician" or "researcher" or "writer" or "musicalartist" or "scientist" or "LEGAL_PROFESSIONAL" => (int)NameKind.Person,
        "ORG" or "organisation" or "Organisation" or "politicalparty" or "band" or "university" or "corporation" or "group" => (int)NameKind.Group,
        "LOC" or "location" or "Location" or "country" => (int)NameKind.Place,
        "OTHER" or "MISC" or "event" or "election" or "misc" or "award" or "album" or "song" or "book" or "poem" or "conference" or "product" or "programlang" or "magazine"
            or "academicjournal" or "creative-work" or "astronomicalobject" => (int)NameKind.Other,
        "NE" => AnyKind,
        _ => None,
    };

    /// <summary>The spans of a tagged sentence: first and last word and kind.</summary>
    internal static List<(int First, int Last, int Kind)> Spans(TaggedSentence sentence)
    {
        var spans = new List<(int, int, int)>();
        for (var i = 0; i < sentence.Tags.Length; i++)
        {
            if (sentence.Tags[i] is ['O'] or []) continue;
            var label = sentence.Tags[i][2..];
            var last = i;
            while (last + 1 < sentence.Tags.Length && sentence.Tags[last + 1] == "I-" + label) last++;
            if (Kind(label) is var kind and not None) spans.Add((i, last, kind));
            i = last;
        }

        return spans;
    }

    /// <summary>The documents of a corpus in columns; where it marks none, each sentence is one.</summary>
    internal static IEnumerable<NamedDocument> Columns(TextReader from, NameCustom custom)
    {
        NamedDocument? open = null;
        string? name = null;
        foreach (var sentence in TaggedNames.Read(from))
        {
            if (open is null || sentence.Document is null || sentence.Document != name)
            {
                if (open is not null) yield return open;
                (open, name) = (new([], [], custom), sentence.Document);
            }

            open.Sentences.Add(sentence.Words);
            open.Allowed.Add(Allowed(sentence.Words, Spans(sentence)));
        }

        if (open is not null) yield return open;
    }

    /// <summary>The documents of DocRED's form: sentences of words, and mentions with kinds.</summary>
    internal static IEnumerable<NamedDocument> Relations(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var sentences = json.RootElement.GetProperty("sents").EnumerateArray().Select(s => s.EnumerateArray().Select(w => w.GetString()!).ToArray()).ToList();
            var spans = sentences.ConvertAll(_ => new List<(int, int, int)>());
            foreach (var mention in json.RootElement.GetProperty("vertexSet").EnumerateArray().SelectMany(v => v.EnumerateArray()))
            {
                var at = mention.GetProperty("pos");
                if (Kind(mention.GetProperty("type").GetString()!) is var kind and >= 0) spans[mention.GetProperty("sent_id").GetInt32()].Add((at[0].GetInt32(), at[1].GetInt32() - 1, kind));
            }

            yield return new(sentences, [.. sentences.Select((s, i) => Allowed(s, spans[i]))], NameCustom.Relations);
        }
    }

    // Longer spans first; what overlaps one already taken is left. Other things count as names only with a capital.
    static int[] Allowed(string[] words, List<(int First, int Last, int Kind)> spans)
    {
        var allowed = new int[words.Length];
        Array.Fill(allowed, 1);
        foreach (var (first, last, kind) in spans.OrderByDescending(s => s.Last - s.First).ThenBy(s => s.First))
        {
            if (last >= words.Length || kind == (int)NameKind.Other && !words[first..(last + 1)].Any(w => w.Any(char.IsUpper))) continue;
            if (allowed[first..(last + 1)].Any(a => a != 1)) continue;
            for (var i = first; i <= last; i++)
            {
                var part = first == last ? NameTags.Single : i == first ? NameTags.Begin : i == last ? NameTags.End : NameTags.Inside;
                allowed[i] = 0;
                for (var k = 0; k < 4; k++)
                    if (k == kind || kind == AnyKind) allowed[i] |= 1 << NameTags.Of((NameKind)k, part);
            }
        }

        return allowed;
    }
}
