using System.Diagnostics;
using System.Globalization;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Analysis;

namespace Quipu.Evaluation;

/// <summary>
/// Joins of names across the articles of folders, read as one corpus: how many entities stand together under how many names, what is proposed instead, and how long it
/// takes, also when the corpus is many times as large. Lines for eyes: each join and proposal whose names differ, and each equal name of people that is not joined.
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
        if (args.Contains("--speed")) Speed(entities);
        return 0;
    }

    /// <summary>The corpus again and again under other documents, names altered in every copy: ten thousand documents.</summary>
    static void Speed(List<NamedEntity> entities)
    {
        var documents = entities.Select(e => e.Document).Distinct().Count();
        var many = Enumerable.Range(0, (10_000 / documents) + 1).SelectMany(copy => entities.Select(e => e with
        {
            Id = new($"{e.Id.Value}-{copy}"),
            Document = new($"{e.Document.Value}-{copy}"),
            Name = copy % 3 == 0 || !e.Name.Contains(' ', StringComparison.Ordinal) ? e.Name : $"{e.Name} {Copied(copy / 3)}",
        })).ToList();
        var clock = Stopwatch.StartNew();
        var found = SameNameJoin.Of(many);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{many.Select(e => e.Document).Distinct().Count()} documents, {many.Count} named entities: {found.Joins.Length} joins, {found.Proposals.Length} proposals in {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    static string Copied(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(d => "Balucorede"[d - '0'] + "aeiouaeiou"[d - '0'].ToString())) + "ndo";

    static IEnumerable<NamedEntity> Named(IEnumerable<LocalEntity> local)
    {
        var entities = local.ToList();
        var setting = entities.Where(e => e.Country is not null).GroupBy(e => e.Country!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        return entities.Where(e => e.Named).Select(e => new NamedEntity(e.Id, e.Document, e.Type, e.Name, e.Aliases, e.Country, setting));
    }

    static string Shown(NamedEntity entity) => $"{entity.Name} [{entity.Type} {entity.Country}/{entity.Setting}]";
}
