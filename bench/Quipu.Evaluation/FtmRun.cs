using System.Text.Json;

namespace Quipu.Evaluation;

/// <summary>
/// Conformance of the FollowTheMoney library: every vector, hash, mapping and stream of a folder laid out like ../shared/data/ftm.
/// One line a file, what failed below it, the sum at the end.
/// </summary>
static class FtmRun
{
    internal static int Start(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder}: give one laid out like ../shared/data/ftm (vectors/*.jsonl, ftm-hash-vectors.json, mapping-*/, ftm-streams/).");
            return 1;
        }

        var tallies = Tallies(Path.GetFullPath(folder)).ToList();
        foreach (var tally in tallies) Print(tally);
        PrintDeviations([.. tallies.SelectMany(t => t.Deviations)]);
        var (passed, failed) = (tallies.Sum(t => t.Passed), tallies.Sum(t => t.Failures.Count));
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    static IEnumerable<FtmTally> Tallies(string folder)
    {
        foreach (var file in Files(Path.Combine(folder, "vectors"), "*.jsonl")) yield return FtmVectors.Run(file);
        foreach (var file in Files(folder, "*hash-vectors.json")) yield return FtmHashes.Run(file);
        foreach (var inner in Directory.EnumerateDirectories(folder, "mapping*").Order(StringComparer.Ordinal))
            foreach (var tally in FtmFiles.Mappings(inner)) yield return tally;
        foreach (var file in Files(Path.Combine(folder, "ftm-streams"), "*")) yield return FtmFiles.Stream(file);
        foreach (var file in Files(folder, "catalog.*").Concat(Files(folder, "index.json"))) yield return FtmFiles.Catalog(file);
        foreach (var file in Files(folder, "*model*facts.json")) yield return FtmFiles.Model(file);
    }

    internal static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    static void Print(FtmTally tally)
    {
        var later = tally.NotYet.Values.Sum();
        Console.WriteLine($"{tally.Name,-55} {tally.Passed} passed, {tally.Failures.Count} failed{(later > 0 ? $"; not yet (names): {later} cases of {tally.NotYet.Count} functions" : "")}");
        foreach (var failure in tally.Failures) Console.WriteLine($"  {failure}");
    }

    static void PrintDeviations(FtmDeviation[] meant)
    {
        if (meant.Length == 0) return;
        Console.WriteLine($"Meant to differ: {meant.Length}");
        foreach (var deviation in meant) Console.WriteLine($"  {deviation.Function}({deviation.Argument}): {deviation.Reason}");
    }
}

/// <summary>Ids and signatures, made by the published rules.</summary>
static class FtmHashes
{
    internal static FtmTally Run(string path)
    {
        var tally = new FtmTally(Path.GetFileName(path));
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var row in Rows(json.RootElement, "statement_id"))
            Same(tally, row, "id", StatementId.For(new(new(Word(row, "dataset")!), new(Word(row, "entity_id")!), Word(row, "prop")!, Word(row, "value")!, Word(row, "lang"), row.GetProperty("external").GetBoolean())).Value);
        foreach (var row in Rows(json.RootElement, "namespace_sign"))
        {
            var space = new Namespace(Word(row, "namespace"));
            Same(tally, row, "signed", space.Sign(Word(row, "id")));
            tally.Check(space.Verify(Word(row, "signed")), () => $"{row.GetRawText()}: its own signature does not hold");
        }

        foreach (var row in Rows(json.RootElement, "make_entity_id")) Same(tally, row, "id", EntityIds.Make(Word(row, "key_prefix"), Words(row, "parts")));
        foreach (var row in Rows(json.RootElement, "mapping_key")) Same(tally, row, "id", EntityIds.OfKeys(Word(row, "dataset"), Word(row, "key_literal"), Words(row, "values")));
        return tally;
    }

    static IEnumerable<JsonElement> Rows(JsonElement root, string name) => root.TryGetProperty(name, out var rows) ? rows.EnumerateArray() : [];

    static string? Word(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? FtmFunctions.Text(value) : null;

    static string?[] Words(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(FtmFunctions.Text)];

    static void Same(FtmTally tally, JsonElement row, string expected, string? found) => tally.Check(found == Word(row, expected), () => $"{row.GetRawText()}: came {found}");
}
