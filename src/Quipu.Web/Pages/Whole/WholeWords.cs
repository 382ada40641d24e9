using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network;
using Quipu.Web.Pages.Paths;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Whole;

/// <summary>What the whole network calls things.</summary>
static class WholeWords
{
    /// <summary>A relation in words: a claim's verb, with what its further end is; a register's schema or property.</summary>
    internal static string Relation(Words words, string name)
    {
        if (name == "funds.extorted") return words["verb." + name];
        var parts = name.Split('.');
        if (!Wires.TryRead<ClaimType>(parts[0], out var type)) return Schemata.Default.Find(parts[0]) is null ? parts[0] : ModelWords.Schema(words, parts[0]);
        var verb = words["verb." + type.Wire()];
        return parts.Length > 1 && Wires.TryRead<ClaimEnd>(parts[1], out var end) ? $"{verb} ({words.Label(end)})" : verb;
    }

    /// <summary>Whether a relation has a page of its own, which shows every claim behind it.</summary>
    internal static bool HasPage(string relation) => relation == "funds.extorted" || Wires.TryRead<ClaimType>(relation, out _);

    /// <summary>The type on the address of a relation's page.</summary>
    internal static string TypeOf(string relation) => relation.Split('.')[0];

    internal static string Kind(Words words, string kind) => PathsView.Kind(words, kind);

    /// <summary>The sign that a kind is drawn with: one of the types of the reporting.</summary>
    internal static string Sign(string kind)
    {
        if (Wires.TryRead<EntityType>(kind, out _)) return kind;
        if (Schemata.Default.Find(kind) is not { } schema) return nameof(EntityType.Event);
        foreach (var type in Signs)
            if (schema.IsA(type)) return type;
        return schema.IsA("Address") ? nameof(EntityType.Place) : schema.IsA("LegalEntity") ? nameof(EntityType.Organization) : nameof(EntityType.Event);
    }

    static readonly ImmutableArray<string> Signs = [nameof(EntityType.Person), nameof(EntityType.PublicBody), nameof(EntityType.Company), nameof(EntityType.Organization)];

    /// <summary>What a group is called.</summary>
    internal static string Group(Words words, CrowdGrouping grouping, string name) => grouping == CrowdGrouping.Community ? words.Of("crowd.around", name) : name;
}
