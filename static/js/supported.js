// First thing in <body>: GOV.UK components start only when these classes are set before their own script runs.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
