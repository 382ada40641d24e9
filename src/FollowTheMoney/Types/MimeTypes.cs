using System.Collections.Frozen;

namespace FollowTheMoney.Types;

/// <summary>Media types: one spelling for each, and what people call it.</summary>
static class MimeTypes
{
    const string Unknown = "application/octet-stream";

    /// <summary>Other spellings: the right one, then those that mean it.</summary>
    static readonly FrozenDictionary<string, string> Spellings = new[]
    {
        $"{Unknown} x-unknown/unknown unknown/unknown x-unknown/octet-stream application/x-unknown file/unknown content/unknown application/x-unknown-application-octet-stream x-unknown/stream application/binary image/* */*",
        "text/csv application/csv",
        "application/xml text/xml",
        "text/plain plain/text text/text",
        "text/rtf application/rtf file/rtf text/richtext text/enriched",
        "application/vnd.ms-word application/x-msword application/msword",
        "application/vnd.ms-word.document.12 application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-excel application/x-excel application/x-msexcel application/excel application/x-ms-excel application/x-unknown-application-vnd.ms-excel application/vnd.ms-excel.12",
        "application/pdf image/pdf application/x-pdf document/pdf x-application/apple-pdf file/pdf application/x-unknown-application-pdf text/pdf invalid/pdf application/vnd.pdf x-unknown/pdf",
        "application/rar application/x-rar application/x-rar-compressed",
        "application/zip application/x-zip application/x-zip-compressed appliation/zip",
        "application/gzip application/x-gzip application/x-gzip-compressed application/x-gunzip",
        "image/jpeg image/x-citrix-jpeg application/jpeg image/jpg application/jpg",
        "image/vnd.adobe.photoshop image/x-photoshop application/x-photoshop image/psd",
        "image/tiff image/x-tiff application/tiff application/x-tiff",
        "text/vcard text/x-vcard",
        "inode/directory text/directory",
        "application/vnd.ms-msi application/x-msi",
        "image/vnd.djvu image/x.djvu",
        "text/html application/html",
    }.Select(l => l.Split(' ')).SelectMany(l => l.Skip(1), (l, other) => (other, l[0])).ToFrozenDictionary(p => p.other, p => p.Item2, StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Unknown] = "Unknown file type",
        ["inode/directory"] = "Directory",
        ["text/plain"] = "Plain text",
        ["application/pdf"] = "Portable Document Format",
        ["application/vnd.ms-excel"] = "Microsoft Excel",
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = "Microsoft Excel 2002+",
        ["application/vnd.ms-word"] = "Microsoft Word",
        ["text/csv"] = "Comma-separated table",
        ["text/rtf"] = "Rich text",
        ["application/zip"] = "Zip archive",
        ["application/gzip"] = "GZip archive",
        ["message/rfc822"] = "Plain E-Mail",
        ["text/html"] = "HTML Web Page",
        ["image/jpeg"] = "JPEG Image",
        ["image/png"] = "Portable Network Graphics",
        ["image/gif"] = "Graphics Interchange Format",
        ["image/tiff"] = "Tagged Image File Format",
        ["application/json"] = "JavaScript Object Notation",
        ["application/xml"] = "eXtensible Markup Language",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string? Clean(string text)
    {
        var parts = text.Split(';')[0].Split('/');
        if (parts.Length != 2 || parts[0].Trim() is not { Length: > 0 } family || parts[1].Trim() is not { Length: > 0 } kind || (family + kind).Any(char.IsWhiteSpace)) return null;
        var name = $"{family}/{kind}".ToLowerInvariant();
        return Spellings.GetValueOrDefault(name, name) is var right && right != Unknown ? right : null;
    }

    internal static string Label(string value) => Labels.GetValueOrDefault(value) ??
        (value.IndexOf('/') is var slash and >= 0 ? value[(slash + 1)..].TrimStart('x').Replace('-', ' ').Replace('.', ' ').Trim() : value);
}
