using System.Text.RegularExpressions;

namespace Quipu.Publishing.Editions;

/// <summary>Which licences let anybody pass a text on as it is. In doubt none does: a licence that is not named here, or that asks for no commerce, keeps the text at home.</summary>
public static partial class OpenLicences
{
    /// <summary>Whether a text under this licence may go with an edition.</summary>
    public static bool Allows(string? licence) => licence is not null && Open().IsMatch(licence) && !Closed().IsMatch(licence);

    [GeneratedRegex(@"\b(cc0|cc[- ]zero|pddl|public domain|dominio público|odc[- ]by|odbl|ogl|open government licen[cs]e|cc[- ]?by(-?(sa|nd))?|creative commons (attribution|atribución|reconocimiento))\b|creativecommons\.org/(publicdomain|licenses/by(-(sa|nd))?/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Open();

    [GeneratedRegex(@"\bnc\b|-nc|non[- ]?commercial|no ?comercial|all rights reserved|todos los derechos", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Closed();
}
