using System.Xml;

namespace Quipu.Exports;

/// <summary>Text as XML can hold it.</summary>
static class XmlText
{
    /// <summary>Characters that XML cannot hold are left out.</summary>
    internal static string Of(string text) => text.All(XmlConvert.IsXmlChar) ? text : Values.Sanitise(text) is { } clean
        ? string.Concat(clean.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString())) : "";
}
