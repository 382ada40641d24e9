using System.Text.Json;
using Quipu.Model;
using Quipu.Tests.Reading.Frames;
using Xunit;

namespace Quipu.Tests.Reading;

/// <summary>A floor under reading: the sample case's gold (fictional, the project's own). The full score is bench/Quipu.Evaluation's.</summary>
public sealed class GoldTest
{
    public static TheoryData<string> Stems => [.. Directory.EnumerateFiles(Folder, "*.gold.json").Order(StringComparer.Ordinal).Select(p => Path.GetFileName(p)[..^".gold.json".Length])];

    static string Folder => Repository.File(Path.Combine("tests", "data", "gold"));

    [Theory]
    [MemberData(nameof(Stems))]
    public void People_and_a_good_part_of_the_claims_of_the_sample_are_found(string stem)
    {
        var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, stem + ".gold.json"))).RootElement;
        var text = File.ReadAllText(Path.Combine(Folder, stem + ".txt"));
        var reading = Reader.Read(text, new(gold.GetProperty("language").GetString()!), gold.GetProperty("published").GetString());
        var names = reading.Entities.SelectMany(e => e.Aliases.Prepend(e.Name)).ToHashSet(StringComparer.Ordinal);
        var people = gold.GetProperty("entities").EnumerateArray().Where(e => e.GetProperty("type").GetString() == "Person" && (!e.TryGetProperty("named", out var n) || n.GetBoolean())).ToList();
        Assert.All(people, p => Assert.Contains(p.GetProperty("name").GetString()!, names));
        var said = reading.Claims.Select(c => c.Type.Wire()).ToList();
        var found = 0;
        foreach (var claim in gold.GetProperty("claims").EnumerateArray())
            if (said.Remove(claim.GetProperty("type").GetString()!)) found++;
        Assert.True(found * 100 >= gold.GetProperty("claims").GetArrayLength() * 46, $"{found} of {gold.GetProperty("claims").GetArrayLength()} claims of {stem} have one of their type.");
    }
}
