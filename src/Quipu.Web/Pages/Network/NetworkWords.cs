using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Model;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Network;

/// <summary>The words that the network's island prints; scripts hold no words of their own.</summary>
static class NetworkWords
{
    /// <summary>The keys that scripts ask for, from the same file that their compiler checks them against (client/words.json).</summary>
    internal static readonly ImmutableArray<string> Keys = Load();

    internal static string For(Words words)
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in Keys) table[key] = words[key];
        foreach (var tone in Tones.All) table["tone." + tone] = words["tone." + tone];
        foreach (var modality in Enum.GetValues<Modality>()) table["modality." + modality.Wire()] = words.Label(modality);
        foreach (var stage in Enum.GetValues<Stage>()) table["stage." + stage.Wire()] = words.Label(stage);
        foreach (var type in Enum.GetValues<EntityType>()) table["entity_type." + type.Wire()] = words.Label(type);
        foreach (var type in NetworkView.Tying) table["verb." + type.Wire()] = words["verb." + type.Wire()];
        table["verb.funds.extorted"] = words["verb.funds.extorted"];
        return JsonSerializer.Serialize(table);
    }

    static ImmutableArray<string> Load()
    {
        using var file = typeof(NetworkWords).Assembly.GetManifestResourceStream("client/words.json")!;
        return [.. JsonSerializer.Deserialize<string[]>(file)!];
    }
}
