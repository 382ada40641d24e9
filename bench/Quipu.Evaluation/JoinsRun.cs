using System.Diagnostics;
using System.Globalization;
using Quipu.Benchmarks;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Evaluation;

/// <summary>
/// Joins of names across the articles of folders, read as one corpus: how many entities stand together under how many names, what is proposed instead, and how long it
/// takes, also for ten thousand documents. Lines for eyes: each join and proposal whose names differ, and each equal name of people that is not joined.
/// </summary>
static class JoinsRun
{
    internal static int Start(string[] args)
    {
        var reader = new FrameReader(FrameReader.DefaultAnalyser);
        var entities = args.Where(a => !a.StartsWith('-')).SelectMany(folder => Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            .Select(ReadingRun.DocumentAt).OfType<Documents.Document>().SelectMany(d => Named(reader.Read(d).Entities)).ToList();
        var clock = Stopwatch.StartNew();
        var found = SameNameJoin.Of(entities);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{entities.Select(e => e.Document).Distinct().Count()} documents, {entities.Count} named entities: {found.Joins.Length} joins, {found.Proposals.Length} proposals in {clock.ElapsedMilliseconds} ms"));
        var (components, held) = Components.Of(found.Joins, []);
        foreach (var rule in held.GroupBy(j => j.Rule).OrderBy(g => g.Key, StringComparer.Ordinal)) Console.WriteLine($"  {rule.Key} {rule.Count()}");
        var byId = entities.ToDictionary(e => e.Id);
        foreach (var join in held.Where(j => j.Rule != SameNameJoin.FullName && j.Rule != SameNameJoin.Acronym)) Console.WriteLine($"join\t{Shown(byId[join.One])}\t{Shown(byId[join.Other])}\t{join.Rule} {join.Reason}");
        foreach (var join in held.Where(j => j.Reason.Contains("Both documents", StringComparison.Ordinal) && j.Rule == SameNameJoin.FullName)) Console.WriteLine($"context\t{Shown(byId[join.One])}\t{Shown(byId[join.Other])}\t{join.Reason}");
        foreach (var pair in found.Proposals) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"proposed\t{Shown(byId[pair.One])}\t{Shown(byId[pair.Other])}\t{pair.Score:0.000}"));
        var parted = entities.Where(e => e.Type == EntityType.Person).GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase).Select(g => (g.Key, Documents: g.Select(e => e.Document).Distinct().Count(), Cards: g.Select(e => components.MembersOf(e.Id)[0]).Distinct().Count()))
            .Where(g => g.Documents > 1 && g.Key.Contains(' ')).ToList();
        Console.WriteLine($"names of people in several documents: {parted.Count}, all joined {parted.Count(p => p.Cards == 1)}");
        foreach (var (name, documents, cards) in parted.Where(p => p.Cards > 1)) Console.WriteLine($"parted\t{name}\t{documents} documents, {cards} cards");
        if (args.Contains("--speed")) Speed();
        return 0;
    }

    /// <summary>Ten thousand invented documents of 24 named entities each, drawn from 40,000 invented parties by Zipf's law, under any of their four names.</summary>
    static void Speed()
    {
        var parties = InventedParties.Some(40_000).ToArray();
        string[] countries = ["pe", "pe", "pe", "bo", "co"];
        var many = Enumerable.Range(0, 10_000).SelectMany(document =>
        {
            var draw = new Draw((ulong)document);
            return Enumerable.Range(0, 24).Select(i =>
            {
                var party = draw.Zipf(parties);
                var id = string.Create(CultureInfo.InvariantCulture, $"{document:00000}");
                return new NamedEntity(new($"{id}-{i}"), new(id), party.Schema == "Person" ? EntityType.Person : EntityType.Company, party.Names[draw.Below(4)], [], null, countries[document % 5]);
            }).DistinctBy(e => e.Name);
        }).ToList();
        var clock = Stopwatch.StartNew();
        var found = SameNameJoin.Of(many);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"10000 invented documents, {many.Count} named entities: {found.Joins.Length} joins, {found.Proposals.Length} proposals in {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    static IEnumerable<NamedEntity> Named(IEnumerable<LocalEntity> local)
    {
        var entities = local.ToList();
        var setting = entities.Where(e => e.Country is not null).GroupBy(e => e.Country!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        return entities.Where(e => e.Named).Select(e => new NamedEntity(e.Id, e.Document, e.Type, e.Name, e.Aliases, e.Country, setting));
    }

    static string Shown(NamedEntity entity) => $"{entity.Name} [{entity.Type} {entity.Country}/{entity.Setting}]";
}
