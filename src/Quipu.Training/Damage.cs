using Quipu.Text;

namespace Quipu.Training;

/// <summary>Adds copies of some sentences as careless sources spell them: without capitals, in capitals only, without accents.</summary>
static class Damage
{
    internal static List<TagSentence> Add(IReadOnlyList<TagSentence> sentences)
    {
        var all = new List<TagSentence>(sentences);
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            if (i % 10 == 3) all.Add(Spelled(sentence, f => f.ToLowerInvariant()));
            if (i % 40 == 17) all.Add(Spelled(sentence, f => f.ToUpperInvariant()));
            if (i % 20 == 9) all.Add(Spelled(sentence, f => Bare(f)));
            if (i % 40 == 29) all.Add(Spelled(sentence, f => Folding.Fold(f)));
        }

        return all;
    }

    static TagSentence Spelled(TagSentence sentence, Func<string, string> spell) => sentence with { Forms = [.. sentence.Forms.Select(spell)] };

    // Accents go, capitals stay.
    static string Bare(string form) => string.Create(form.Length, form, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = char.IsUpper(from[i]) ? char.ToUpperInvariant(Folding.Fold(from[i])) : Folding.Fold(from[i]);
    });
}
