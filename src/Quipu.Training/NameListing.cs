using Quipu.Reading.Mentions;
using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Training;

/// <summary>Makes the long lists of names that the taggers of names look words up in.</summary>
static class NameListing
{
    const byte City = 1, Given = 2, Surname = 4, SpanishSurname = 8, Country = 16, Region = 32, Town = 64;

    internal static void Write(Corpora corpora, string to)
    {
        var entries = new List<(uint, byte)>();
        foreach (var line in corpora.Lines("gaz/cities_world.tsv").Skip(1)) Add(line.Split('\t')[0], City);
        foreach (var line in corpora.Lines("gaz/given_names_en.tsv").Concat(corpora.Lines("gaz/given_names_us.txt")).Concat(corpora.Lines("gaz/given_names_es_ine.txt")))
            foreach (var part in line.Split('\t')[0].Split(' ')) Add(part, Given);
        foreach (var line in corpora.Lines("gaz/surnames_us.txt")) Add(line, Surname);
        foreach (var line in corpora.Lines("gaz/surnames_es_by_rank.txt")) Add(line, SpanishSurname);
        foreach (var (key, value) in NameTable.Load("places.tsv.br").Rows()) Add(key, value[0] switch { 'c' => Country, 'r' => Region, _ => Town });
        ModelFile.Write(to, ("lists", writer => WordLists.Write(writer, entries)));

        void Add(string name, byte list)
        {
            var words = Folding.Fold(name).Split((char[])[' ', ',', '('], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 5 || name.Length < 2) return;
            var key = Feature.Of(words[0]);
            foreach (var word in words.Skip(1)) key = WordLists.Then(key, Feature.Of(word));
            entries.Add((key, list));
        }
    }
}
