using System.Collections.Immutable;
using System.Text.Json;

namespace Quipu.Sources.Protected;

/// <summary>Who a protected source is: what is kept sealed, and what is taken out of the texts it gave. Free words, as the desk has them.</summary>
public sealed record SourceIdentity(string Name, ImmutableArray<string> Aliases, ImmutableArray<string> Contacts, ImmutableArray<string> Notes)
{
    /// <summary>The words that a file of an identity begins its lines with.</summary>
    public const string Shape = "“name: …”, “alias: …”, “contact: …” and “note: …”, one a line";

    /// <summary>Everything that names the source: what must stand in no text.</summary>
    public IEnumerable<string> Names => [Name, .. Aliases, .. Contacts];

    /// <summary>An identity as lines of <see cref="Shape"/>; null with one sentence where it is none. The sentence has none of its words.</summary>
    public static SourceIdentity? Parse(string lines, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var said = new List<(string Key, string Value)>();
        var number = 0;
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var colon = line.IndexOf(':');
            var key = colon < 0 ? "" : line[..colon].Trim('\uFEFF', ' ', '\t').ToLowerInvariant();
            if (key is not ("name" or "alias" or "contact" or "note"))
            {
                fault = $"Line {number} of the identity is none of {Shape}; mend it.";
                return null;
            }

            if (line[(colon + 1)..].Trim() is { Length: > 0 } value) said.Add((key, value));
        }

        ImmutableArray<string> Of(string key) => [.. said.Where(s => s.Key == key).Select(s => s.Value)];
        var names = Of("name");
        fault = names.Length == 1 ? null : $"An identity has exactly one name, and this has {names.Length}: write {Shape}.";
        return fault is null ? new(names[0], Of("alias"), Of("contact"), Of("note")) : null;
    }

    /// <summary>The same as lines, as <see cref="Parse"/> takes them.</summary>
    public IEnumerable<string> Lines() =>
        [$"name: {Name}", .. Aliases.Select(a => $"alias: {a}"), .. Contacts.Select(c => $"contact: {c}"), .. Notes.Select(n => $"note: {n}")];

    /// <summary>Keeps it out of logs and messages.</summary>
    public override string ToString() => "a sealed identity";

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    internal static SourceIdentity? FromBytes(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<SourceIdentity>(bytes);
}
