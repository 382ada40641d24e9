using System.Security.Cryptography;
using System.Text.Json;

using Quipu.Model;

namespace Quipu.Exports;

/// <summary>The part <c>signature.json</c> of a bundle: who stands for its <c>datapackage.json</c>, and so for every part that this lists.</summary>
/// <param name="PublicKey">A SubjectPublicKeyInfo, PEM.</param>
/// <param name="Value">Of the bytes of <c>datapackage.json</c>.</param>
public sealed record BundleSignature(string PublicKey, byte[] Value)
{
    /// <summary>Its part.</summary>
    public const string Part = "signature.json";

    const string Algorithm = "RSASSA-PKCS1-v1_5 with SHA-256";

    /// <summary>The SHA-256 of the public key, by which people know it; null where it is no key.</summary>
    public string? Fingerprint => FingerprintOf(PublicKey);

    /// <summary>The fingerprint of a public key in PEM; null where it is none.</summary>
    public static string? FingerprintOf(string pem)
    {
        using var key = Key(pem);
        return key is null ? null : ContentHash.Sha256(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Whether it is the signature of these bytes by its key.</summary>
    public bool Signs(ReadOnlySpan<byte> bytes)
    {
        using var key = Key(PublicKey);
        return key is not null && key.VerifyData(bytes, Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Reads the part; null where it is none.</summary>
    public static BundleSignature? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var parsed = JsonDocument.ParseValue(ref reader);
            var root = parsed.RootElement;
            return new(root.GetProperty("public_key").GetString() ?? "", root.GetProperty("signature").GetBytesFromBase64());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    internal static void Write(SigningKey key, ReadOnlySpan<byte> package, Stream to)
    {
        using var json = new Utf8JsonWriter(to, EntityJson.Options with { Indented = true });
        json.WriteStartObject();
        json.WriteString("signs", BundleParts.Package);
        json.WriteString("algorithm", Algorithm);
        json.WriteString("fingerprint", key.Fingerprint);
        json.WriteString("public_key", key.PublicKey);
        json.WriteBase64String("signature", key.Sign(package));
        json.WriteEndObject();
    }

    static RSA? Key(string pem)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize >= 2048) return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
        }

        key.Dispose();
        return null;
    }
}
