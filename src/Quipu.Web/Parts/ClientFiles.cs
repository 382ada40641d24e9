using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Quipu.Web.Parts;

/// <summary>
/// Style sheets, islands and pictures, kept inside the assembly so that a single published file serves them.
/// Their addresses carry a hash of their bytes, so a browser may keep them for ever.
/// </summary>
static class ClientFiles
{
    static readonly FrozenDictionary<string, Asset> All = Load().ToFrozenDictionary(StringComparer.Ordinal);

    internal static string Url(string name) => All.TryGetValue(name, out var asset) ? $"/assets/{asset.Hash}/{name}" : $"/assets/missing/{name}";

    internal static bool Has(string name) => All.ContainsKey(name);

    internal static Asset? Find(string name) => All.GetValueOrDefault(name);

    static Dictionary<string, Asset> Load()
    {
        var assembly = typeof(ClientFiles).Assembly;
        var found = new Dictionary<string, Asset>(StringComparer.Ordinal);
        var sheet = new StringBuilder();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var name = resource["assets/".Length..];
            if (name.EndsWith(".css", StringComparison.Ordinal)) sheet.Append(Encoding.UTF8.GetString(copy.ToArray()));
            else found[name] = new(copy.ToArray(), name.EndsWith(".svg", StringComparison.Ordinal) ? "image/svg+xml" : "text/javascript; charset=utf-8");
        }

        found["quipu.css"] = new(Encoding.UTF8.GetBytes(sheet.ToString()), "text/css; charset=utf-8");
        return found;
    }
}

/// <summary>One file for the browser.</summary>
sealed record Asset(byte[] Bytes, string Type)
{
    internal string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 6));
}
